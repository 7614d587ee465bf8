/**
 * `text` with Arabic-Indic (٠-٩) and Persian (۰-۹) digits written as 0-9, and without the invisible marks that come
 * along when a number is copied out of a text that runs from right to left.
 *
 * @example
 * asciiDigits('۰۵۳۰'); // '0530'
 */
export const asciiDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, digit => String(digit.charCodeAt(0) & 0xf))
    .replace(/\p{Cf}/gu, '');
