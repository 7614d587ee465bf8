import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Scope } from '@melikgazi/mimer-sdk/contract';
import { fold } from '@melikgazi/mimer-sdk/fold';
import * as z from 'zod/mini';
import { DurableFolders } from '../store/lowdb/durable-folders.ts';
import { durableDocument } from '../store/lowdb/durable-json-file.ts';
import { errorCode, type FileSystem } from '../store/lowdb/file-system.ts';
import { nodeFileSystem } from '../store/lowdb/node-file-system.ts';
import { UnavailableError } from '../store/store.ts';
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

/** The keys of a data folder, one lowdb database a key, so that processes never overwrite each other's. */
export const openKeyStore = (dataFolder: string, fileSystem: FileSystem = nodeFileSystem): KeyStore => {
  const root = resolve(dataFolder);
  const folder = join(root, 'keys');
  const folders = new DurableFolders(fileSystem, root);

  const documentOf = (id: string) =>
    durableDocument<StoredKey>({
      fileSystem,
      folders,
      path: join(folder, `${id}.json`),
      parse: value => z.parse(storedKeySchema, value),
    });

  const read = async (id: string): Promise<StoredKey | undefined> => {
    const document = documentOf(id);
    try {
      await document.read();
    } catch (cause) {
      throw new UnavailableError(false, { cause: new Error(`The key ${id} can't be read.`, { cause }) });
    }
    return document.data ?? undefined;
  };

  const write = async (key: StoredKey): Promise<void> => {
    const document = documentOf(key.id);
    document.data = key;
    await document.write();
  };

  return {
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
      if (!stored.success)
        throw new Error(`A key can't have this ${stored.error.issues[0]?.path.join('.')}.`);
      await write(stored.data);
      return key;
    },
    list: async () => {
      const ids = await idsIn(fileSystem, folder);
      const keys = await Promise.all(ids.map(read));
      return keys
        .filter(key => key !== undefined)
        .map(withoutHash)
        .sort((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt));
    },
    revoke: async (id, now) => {
      const stored = isId(id) ? await read(id) : undefined;
      if (stored === undefined) return false;
      // Also where it says so already: that may be what a write has left that failed before it was durable.
      await write({ ...stored, revokedAt: stored.revokedAt ?? now.toISOString() });
      return true;
    },
    authenticate: async (key, now) => {
      const id = parseApiKey(key)?.id;
      const stored = id === undefined ? undefined : await read(id);
      if (stored === undefined || !isKeyOf(stored.hash, key) || !isValid(stored, now)) return undefined;
      return withoutHash(stored);
    },
  };
};

const isId = (text: string): boolean => /^[0-9a-f]{12}$/.test(text);

const isValid = ({ expiresAt, revokedAt }: StoredKey, now: Date): boolean =>
  revokedAt === undefined && (expiresAt === undefined || now.getTime() < Date.parse(expiresAt));

const withoutHash = ({ hash: _hash, ...key }: StoredKey): ApiKey => key;

const slugOf = (label: string): string =>
  fold(label)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '');

const idsIn = async (fileSystem: FileSystem, folder: string): Promise<readonly string[]> => {
  try {
    const entries = await fileSystem.listFolder(folder);
    return entries.flatMap(({ name }) => /^([0-9a-f]{12})\.json$/.exec(name)?.[1] ?? []);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
};
