/**
 * A text that may run in either direction, between isolates: without them a time after `SMS` in a sentence from right
 * to left would change places with it.
 */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
