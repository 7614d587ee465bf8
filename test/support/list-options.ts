import type { DeskQuery } from '@melikgazi/mimer-sdk/contract';
import type { ListOptions } from '@melikgazi/mimer-sdk/domain';
import type { RequestStore } from '../../reference-server/src/store/store.ts';

/** A list as the desk of an invented town asks for it. */
export const listOptions = (query: DeskQuery = {}, given: Partial<ListOptions> = {}): ListOptions => ({
  query,
  today: '2026-11-23',
  timeZone: 'Europe/Istanbul',
  sensitive: false,
  sensitiveServices: new Set(['care']),
  ...given,
});

/** The references that a query finds. */
export const referencesOf = async (store: RequestStore, options: ListOptions): Promise<string[]> =>
  (await store.list(options)).items.map(({ reference }) => reference);
