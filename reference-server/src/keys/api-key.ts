import { createHash, timingSafeEqual } from 'node:crypto';

const idBytes = 6;
const secretBytes = 32;

/** An API key, taken apart. The id is public and finds the key; the secret proves it. */
export interface ParsedApiKey {
  readonly id: string;
  readonly test: boolean;
}

/**
 * Makes an API key: `mimer_live_<id>_<secret>`, or `mimer_test_…`.
 *
 * @param randomBytes - So many bytes that nobody can guess.
 */
export const mintApiKey = (test: boolean, randomBytes: (count: number) => Buffer): string => {
  const id = randomBytes(idBytes).toString('hex');
  const secret = randomBytes(secretBytes).toString('base64url');
  return `mimer_${test ? 'test' : 'live'}_${id}_${secret}`;
};

/** What a key says about itself, or `undefined` when it has not the form of one. */
export const parseApiKey = (key: string): ParsedApiKey | undefined => {
  const [, kind, id] = /^mimer_(live|test)_([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/.exec(key) ?? [];
  return id === undefined ? undefined : { id, test: kind === 'test' };
};

/** What is stored of a key. A plain hash is enough: nobody can try 256 random bits. */
export const hashApiKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Whether a key is the one with this hash, in the same time whatever the answer. */
export const isKeyOf = (hash: string, key: string): boolean => {
  const expected = Buffer.from(hash, 'hex');
  const actual = Buffer.from(hashApiKey(key), 'hex');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
};
