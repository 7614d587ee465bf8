import { randomBytes } from 'node:crypto';
import type { Scope } from '@melikgazi/mimer-sdk/contract';
import { fold } from '@melikgazi/mimer-sdk/fold';
import * as z from 'zod/mini';
import { hashApiKey, isKeyOf, mintApiKey, parseApiKey } from './api-key.ts';
import { storedKeySchema, type StoredKey } from './stored-key.ts';

/** An API key as everybody but its holder may see it. */
export type ApiKey = Omit<StoredKey, 'hash'>;

export interface NewKey {
  readonly label: string;
  readonly scopes: readonly Scope[];
  /** Whose key it is; the same for a key and its successor. @default made from the label */
  readonly client?: string;
  /** The only unit whose requests it may see. */
  readonly unit?: string;
  readonly expiresAt?: string;
  readonly test: boolean;
}

/** The API keys. Nothing is kept in memory: what another process makes or revokes counts at once. */
export interface KeyStore {
  /** Makes a key and answers it, this once: only its hash is stored. */
  create(key: NewKey, now: Date): Promise<string>;
  /** All keys, the revoked and expired ones too, oldest first. */
  list(): Promise<readonly ApiKey[]>;
  /** Makes a key worthless; whether there is such a key. */
  revoke(id: string, now: Date): Promise<boolean>;
  /**
   * The key that this text is, unless it is revoked or expired.
   *
   * @throws {@link UnavailableError} when that can't be read.
   */
  authenticate(key: string, now: Date): Promise<ApiKey | undefined>;
}

/** Where keys are stored. Ids are 12 hexadecimal digits. A promise resolves when what it says would survive a power cut. */
export interface KeyRecords {
  add(key: StoredKey): Promise<void>;
  /** @throws {@link UnavailableError} when that can't be read. */
  find(id: string): Promise<StoredKey | undefined>;
  /** In any order. */
  all(): Promise<readonly StoredKey[]>;
  /** Notes the moment (RFC 3339) unless there is one; whether there is such a key. */
  revoke(id: string, at: string): Promise<boolean>;
}

/** What is true of keys wherever they are stored. */
export const createKeyStore = (records: KeyRecords): KeyStore => ({
  create: async ({ client, ...wanted }, now) => {
    const key = mintApiKey(wanted.test, randomBytes);
    const id = parseApiKey(key)?.id ?? '';
    const stored = z.safeParse(storedKeySchema, {
      ...wanted,
      id,
      hash: hashApiKey(key),
      client: client ?? (slugOf(wanted.label) || id),
      createdAt: now.toISOString(),
    });
    if (!stored.success) throw new Error(`A key can't have this ${stored.error.issues[0]?.path.join('.')}.`);
    await records.add(stored.data);
    return key;
  },
  list: async () =>
    (await records.all())
      .map(withoutHash)
      .sort((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt)),
  revoke: async (id, now) => isId(id) && records.revoke(id, now.toISOString()),
  authenticate: async (key, now) => {
    const id = parseApiKey(key)?.id;
    const stored = id === undefined ? undefined : await records.find(id);
    if (stored === undefined || !isKeyOf(stored.hash, key) || !isValid(stored, now)) return undefined;
    return withoutHash(stored);
  },
});

const isId = (text: string): boolean => /^[0-9a-f]{12}$/.test(text);

const isValid = ({ expiresAt, revokedAt }: StoredKey, now: Date): boolean =>
  revokedAt === undefined && (expiresAt === undefined || now.getTime() < Date.parse(expiresAt));

const withoutHash = ({ hash: _hash, ...key }: StoredKey): ApiKey => key;

const slugOf = (label: string): string =>
  fold(label)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '');
