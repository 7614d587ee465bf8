import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { seedDraft } from './document.ts';

const atOnce = 64;

/** Stores so many requests, always the same ones. */
export const seed = async (store: RequestStore, count: number): Promise<void> => {
  let next = 0;
  const fill = async () => {
    while (next < count) {
      const draft = seedDraft(next, count);
      next += 1;
      await store.insert(draft);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, fill));
};
