import type { RequestStore } from '../../../reference-server/src/store/store.ts';

const nothing = () => Promise.resolve(undefined);
const none = () => Promise.resolve([]);

/** A store behind the same port that keeps nothing: what the server costs without one. */
export const storeOfNothing: RequestStore = {
  insert: ({ drawReference, build }) => Promise.resolve({ request: build(drawReference()), replayed: false }),
  findByIdempotencyKey: nothing,
  findByExternalKey: nothing,
  find: nothing,
  trackingOf: nothing,
  update: () => Promise.reject(new Error('There is nothing to change.')),
  remove: nothing,
  list: () => Promise.resolve({ items: [] }),
  references: async function* () {},
  statistics: () => Promise.reject(new Error('There is nothing to count.')),
  namedAttachments: () => Promise.resolve(new Map()),
  check: () => Promise.resolve({ writable: true, broken: 0 }),
  claimMessages: none,
  releaseMessages: nothing,
  messageBacklog: none,
  listMessages: () => Promise.resolve({ items: [] }),
  owedNews: none,
  watch: () => () => undefined,
  inTurn: (_name, work) => work(),
  close: nothing,
};
