import { isObject, isRecent } from './stored-draft.ts';

/** The keys of attempts that were sent and not answered, newest first; no contents. */
export interface UnansweredKeys {
  readonly version: 1;
  readonly keys: readonly { readonly key: string; readonly sentAt: number }[];
}

/** More than one only where several forms share a place. */
const most = 5;

const isKey = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{16,128}$/.test(value);

/** The keys as they were read; anything may have written there. */
export const parseKeys = (value: unknown, now: number): UnansweredKeys => {
  const found =
    isObject(value) && value['version'] === 1 && Array.isArray(value['keys']) ? value['keys'] : [];
  const keys = found.slice(0, most).flatMap((entry: unknown) => {
    if (!isObject(entry)) return [];
    const { key, sentAt } = entry;
    return isKey(key) && isRecent(sentAt, now) ? [{ key, sentAt }] : [];
  });
  return { version: 1, keys };
};

export const withKey = ({ keys }: UnansweredKeys, key: string, now: number): UnansweredKeys => ({
  version: 1,
  keys: [{ key, sentAt: now }, ...keys.filter(known => known.key !== key)].slice(0, most),
});

/** Nothing once there is none left. */
export const withoutKey = ({ keys }: UnansweredKeys, key: string): UnansweredKeys | undefined => {
  const left = keys.filter(known => known.key !== key);
  return left.length === 0 ? undefined : { version: 1, keys: left };
};
