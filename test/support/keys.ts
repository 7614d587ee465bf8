import type { TestContext } from 'node:test';
import type { ApiKey, KeyStore, NewKey } from '../../reference-server/src/keys/key-store.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { testBackend } from './test-backend.ts';

/** A store of keys that is empty. */
export const emptyKeyStore = async (t: TestContext): Promise<KeyStore> => {
  const backend = await testBackend().open(t, await temporaryFolder(t));
  t.after(() => backend.close());
  return backend.keys;
};

export const newKey: NewKey = { label: 'Çağrı Merkezi', scopes: ['requests:write'], test: false };

export const monday = new Date('2026-11-23T09:00:00Z');
export const tuesday = new Date('2026-11-24T09:00:00Z');

/** The only key there is. */
export const onlyKey = async (keys: KeyStore): Promise<ApiKey> => {
  const [key, ...others] = await keys.list();
  if (key === undefined || others.length > 0) throw new Error('There is not one key.');
  return key;
};
