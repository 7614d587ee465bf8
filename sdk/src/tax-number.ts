import { asciiDigits } from './ascii-digits.ts';

/**
 * Whether `text` is ten digits with the check digit of a tax number (vergi kimlik numarası, VKN). It proves nothing
 * about who has the number; a person's is the T.C. identity number, which `isNationalId` looks at.
 *
 * The Revenue Administration verifies numbers without printing how; python-stdnum (`stdnum.tr.vkn`) and Odoo
 * (`check_vat_tr`) do it like this. With `i` from 9 for the first digit down to 1 for the ninth, each digit
 * becomes `(digit + i) mod 10`, and that, unless it is 0, `2^i` times itself mod 9, with 9 in place of 0; the tenth
 * digit makes their sum a multiple of ten. No two digits in one place become the same, so every single wrong digit is caught.
 *
 * @example isTaxNumber('4540536920') // true
 * @example isTaxNumber('4540536921') // false
 */
export const isTaxNumber = (text: string): boolean => {
  if (!/^\d{10}$/.test(text)) return false;
  let sum = Number(text[9]);
  for (let weight = 9; weight > 0; weight -= 1) {
    const shifted = (Number(text[9 - weight]) + weight) % 10;
    if (shifted !== 0) sum += (shifted * 2 ** weight) % 9 || 9;
  }
  return sum % 10 === 0;
};

/**
 * A tax number as people type it (spaces, Arabic or Persian digits), or `undefined` when it can't be one.
 *
 * @example parseTaxNumber(' 454 053 6920 ') // '4540536920'
 */
export const parseTaxNumber = (text: string): string | undefined => {
  const digits = asciiDigits(text).replace(/\s/g, '');
  return isTaxNumber(digits) ? digits : undefined;
};
