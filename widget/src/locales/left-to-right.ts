/**
 * A number of several groups, or anything else that is read from left to right, between isolates: without them a
 * sentence that runs from right to left would show `0530 123 45 67` as `67 45 123 0530`.
 */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`;
