import { asciiDigits } from '@melikgazi/mimer-sdk/ascii-digits';

/**
 * A number as people type it: spaces, a decimal comma or point, Arabic or Persian digits with the commas of their
 * keyboards (`٫`, `،`) and their sign for thousands (`٬`); `undefined` when it is none.
 */
export const parseNumber = (text: string): number | undefined => {
  const written = asciiDigits(text).replace(/[\s٬]/g, '').replace(/[,٫،]/, '.');
  return /^-?\d{1,15}(\.\d+)?$/.test(written) ? Number(written) : undefined;
};
