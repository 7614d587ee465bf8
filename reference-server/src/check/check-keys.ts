import type { KeyStore } from '../keys/key-store.ts';
import { messageOf, ok, trouble, type Finding } from '../finding.ts';

/** Whether the API keys can be read, and how many there are. */
export async function* checkKeys(keys: Pick<KeyStore, 'list'>): AsyncGenerator<Finding> {
  try {
    const all = await keys.list();
    yield ok(
      `API keys: ${all.length}, ${all.filter(({ revokedAt }) => revokedAt !== undefined).length} revoked`,
    );
  } catch (error) {
    yield trouble(`API keys: ${messageOf(error)}`);
  }
}
