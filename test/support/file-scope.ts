import { after } from 'node:test';
import type { Scope } from './server-process.ts';

/** What a file's tests share: it is undone when the last of them is over. */
export const fileScope: Scope = {
  after: (fn = () => undefined) => {
    after(async () => {
      await fn.call(undefined, Object.create(null), () => undefined);
    });
  },
};
