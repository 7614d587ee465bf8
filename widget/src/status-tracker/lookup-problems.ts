import { parseReference } from '@melikgazi/mimer-sdk/reference';
import { asciiDigits } from '@melikgazi/mimer-sdk/ascii-digits';
import type { TrackerMessages } from '../locales/messages.ts';

/** What is typed to look a request up. */
export interface Lookup {
  readonly reference: string;
  readonly trackingCode: string;
}

/** Ten digits as people type them: spaces, dashes, Arabic or Persian digits; `undefined` when they can't be a code. */
export const parseTrackingCode = (text: string): string | undefined => {
  const digits = asciiDigits(text).replace(/[\s.\-–—]/g, '');
  return /^\d{10}$/.test(digits) ? digits : undefined;
};

/** What is wrong with what was typed, in words; a mistyped digit of the reference is caught here. */
export const lookupProblems = (
  { reference, trackingCode }: Lookup,
  { tracker }: TrackerMessages,
): Partial<Lookup> => {
  const wrongReference = parseReference(reference) === undefined;
  const wrongCode = parseTrackingCode(trackingCode) === undefined;
  return {
    ...(wrongReference && {
      reference: !/\S/.test(reference) ? tracker.referenceRequired : tracker.referenceInvalid,
    }),
    ...(wrongCode && {
      trackingCode: !/\S/.test(trackingCode) ? tracker.codeRequired : tracker.codeInvalid,
    }),
  };
};
