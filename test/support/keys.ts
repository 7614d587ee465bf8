import type { ApiKey, KeyStore, NewKey } from '../../reference-server/src/keys/key-store.ts';

export const newKey: NewKey = { label: 'Çağrı Merkezi', scopes: ['requests:write'], test: false };

export const monday = new Date('2026-11-23T09:00:00Z');
export const tuesday = new Date('2026-11-24T09:00:00Z');

/** The only key there is. */
export const onlyKey = async (keys: KeyStore): Promise<ApiKey> => {
  const [key, ...others] = await keys.list();
  if (key === undefined || others.length > 0) throw new Error('There is not one key.');
  return key;
};
