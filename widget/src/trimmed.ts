/** `text` without the spaces around it. `trim` itself is what old libraries on a page like to replace. */
export const trimmed = (text: string): string => text.replace(/^\s+|\s+$/g, '');
