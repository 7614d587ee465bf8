import { parseReference } from '@melikgazi/mimer-sdk/reference';

/** What a device remembers of a request; `trackingCode` is a secret. */
export interface RememberedRequest {
  readonly reference: string;
  readonly trackingCode: string;
  /** What it is about: the name of its service. */
  readonly subject: string;
  /** How it stood when it was last seen. */
  readonly status: string;
  /** When that was, in RFC 3339. */
  readonly seenAt: string;
}

const textOf = (entry: object, name: string): string => {
  const value: unknown = Object.hasOwn(entry, name) ? Reflect.get(entry, name) : undefined;
  return typeof value === 'string' ? value : '';
};

const readEntry = (entry: unknown): RememberedRequest | undefined => {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const reference = textOf(entry, 'reference');
  const trackingCode = textOf(entry, 'trackingCode');
  const seenAt = textOf(entry, 'seenAt');
  if (parseReference(reference) !== reference || !/^\d{10}$/.test(trackingCode)) return undefined;
  if (Number.isNaN(Date.parse(seenAt))) return undefined;
  const subject = textOf(entry, 'subject').slice(0, 200);
  return { reference, trackingCode, subject, status: textOf(entry, 'status').slice(0, 40), seenAt };
};

/** What a stored text says, of which nothing is believed: each request once, and only what can be one. */
export const readEntries = (stored: string | null): readonly RememberedRequest[] => {
  if (stored === null) return [];
  try {
    const parsed: unknown = JSON.parse(stored);
    if (!Array.isArray(parsed)) return [];
    const found = new Map<string, RememberedRequest>();
    for (const item of parsed.slice(0, 200)) {
      const entry = readEntry(item);
      if (entry !== undefined && !found.has(entry.reference)) found.set(entry.reference, entry);
    }
    return [...found.values()];
  } catch {
    return [];
  }
};
