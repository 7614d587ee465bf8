import { asciiDigits } from './ascii-digits.ts';

/**
 * Whether `text` is eleven digits with the two check digits of a T.C. identity number. It proves nothing about a person.
 *
 * @example
 * isNationalId('10000000146'); // true
 */
export const isNationalId = (text: string): boolean => {
  if (!/^[1-9]\d{10}$/.test(text)) return false;
  const digits = [...text].map(Number);
  const sum = (indices: number[]) => {
    let total = 0;
    for (const index of indices) total += digits[index] ?? 0;
    return total;
  };
  const tenth = 7 * sum([0, 2, 4, 6, 8]) - sum([1, 3, 5, 7]);
  // JavaScript's remainder keeps the sign: without the second modulo 19090909018 would be refused.
  return (
    ((tenth % 10) + 10) % 10 === digits[9] &&
    (sum([0, 1, 2, 3, 4, 5, 6, 7, 8]) + (digits[9] ?? 0)) % 10 === digits[10]
  );
};

/**
 * A T.C. identity number as people type it (spaces, Arabic or Persian digits), or `undefined` when it can't be one.
 *
 * @example
 * parseNationalId('100 000 001 46'); // '10000000146'
 */
export const parseNationalId = (text: string): string | undefined => {
  const digits = asciiDigits(text).replace(/\s/g, '');
  return isNationalId(digits) ? digits : undefined;
};
