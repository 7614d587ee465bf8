import { parseReference } from '@melikgazi/mimer-sdk/reference';

/** The reference in a page's fragment (`#2026-4819073-2`, as receipts link to it), if there is one. */
export const readFragment = (fragment: string): string | undefined =>
  fragment.startsWith('#') ? parseReference(fragment.slice(1)) : undefined;
