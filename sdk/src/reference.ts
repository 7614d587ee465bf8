import { asciiDigits } from './ascii-digits.ts';

// Damm's quasigroup of order 10: catches every single wrong digit and every swap of neighbours
// (H. Michael Damm, "Total anti-symmetrische Quasigruppen", 2004).
const quasigroup = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const dammDigit = (digits: string): number => {
  let interim = 0;
  for (const digit of digits) interim = Number(quasigroup[interim]?.[Number(digit)]);
  return interim;
};

/**
 * The reference of a request: year, seven digits and the Damm digit over all eleven.
 *
 * @param year - Four digits, in the jurisdiction's time zone.
 * @param number - 0 to 9,999,999.
 * @example referenceOf(2026, 4819073) // '2026-4819073-2'
 */
export const referenceOf = (year: number, number: number): string => {
  const digits = String(number).padStart(7, '0');
  return `${year}-${digits}-${dammDigit(`${year}${digits}`)}`;
};

/**
 * Whether `text` is a reference whose check digit is right; a mistyped digit is caught before any call.
 *
 * @example
 * isReference('2026-4819073-3'); // false: the last digit is a check digit
 */
export const isReference = (text: string): boolean =>
  /^\d{4}-\d{7}-\d$/.test(text) && dammDigit(text.replaceAll('-', '')) === 0;

/**
 * A reference as people type it (spaces, no dashes, Arabic or Persian digits) in its one form, or `undefined`
 * when it can't be one.
 *
 * @example
 * parseReference('2026 4819073 2'); // '2026-4819073-2'
 */
export const parseReference = (text: string): string | undefined => {
  const digits = asciiDigits(text).replace(/[\s.\-–—/#]/g, '');
  const reference = `${digits.slice(0, 4)}-${digits.slice(4, 11)}-${digits.slice(11)}`;
  return isReference(reference) ? reference : undefined;
};
