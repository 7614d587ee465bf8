/** Ten other digits. */
export const wrongCode = (code: string): string => `${code.slice(0, 9)}${(Number(code.at(-1)) + 1) % 10}`;

/** A reference that can't be given out, with a right check digit. */
export const unknownReference = '0000-0000000-0';
