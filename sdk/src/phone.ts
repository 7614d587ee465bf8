import { asciiDigits } from './ascii-digits.ts';
import { trimmed } from './trimmed.ts';

/**
 * A telephone number as people in Türkiye write it, in E.164; `undefined` when it can't be one.
 *
 * @param text - Spaces, brackets, dashes, dots, slashes, `+90`, `0090`, a leading `0`, Arabic and Persian digits are welcome; letters are not.
 * @param near - A landline in E.164 (the municipality's own) that lends its area code to a seven-digit number.
 * @example toE164('0 (530) 253-91-91') // '+905302539191'
 * @example toE164('252 13 33', '+903522521333') // '+903522521333'
 */
export const toE164 = (text: string, near?: string): string | undefined => {
  const written = trimmed(asciiDigits(text));
  if (!/^\+?[\d\s().\-–/]+$/.test(written)) return undefined;
  const digits = written.replace(/\D/g, '');
  const international = written.startsWith('+')
    ? digits
    : digits.startsWith('00')
      ? digits.slice(2)
      : undefined;
  if (international !== undefined && !international.startsWith('90')) {
    return /^[1-9]\d{6,14}$/.test(international) ? `+${international}` : undefined;
  }
  const national = (
    international?.slice(2) ?? (/^90\d{10}$/.test(digits) ? digits.slice(2) : digits)
  ).replace(/^0/, '');
  if (/^(?:5|[234]|850)/.test(national) && national.length === 10) return `+90${national}`;
  // 444 numbers are national and have no area code.
  if (/^444\d{4}$/.test(national)) return `+90${national}`;
  if (/^[2-9]\d{6}$/.test(national) && near !== undefined) return near.slice(0, -7) + national;
  return undefined;
};

/**
 * Whether an SMS can reach `e164`. Only Turkish numbers tell: others are taken as mobile.
 *
 * @example
 * isMobile('+903522521333'); // false
 */
export const isMobile = (e164: string): boolean => !e164.startsWith('+90') || /^\+905\d{9}$/.test(e164);

/**
 * `e164` as people in Türkiye read it: `0530 253 91 91`; numbers of other countries stay as they are.
 *
 * @example
 * formatPhone('+905302539191'); // '0530 253 91 91'
 */
export const formatPhone = (e164: string): string => {
  const [, area, first, second, third] = /^\+90(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(e164) ?? [];
  if (area !== undefined) return `0${area} ${first} ${second} ${third}`;
  const [, prefix, one, rest] = /^\+90(444)(\d)(\d{3})$/.exec(e164) ?? [];
  return prefix === undefined ? e164 : `${prefix} ${one} ${rest}`;
};
