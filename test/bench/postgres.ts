import type { NotRun } from './row.ts';

/**
 * What the rows about PostgreSQL say until there is something to measure. A private database belongs here once the server
 * opens one by its settings: a worker `mimer-server` with `DATABASE_URL` in its environment then does so by itself, and
 * `seed` of `seed/seed-store.ts` fills it through the same port.
 */
export const openDatabase = (): Promise<NotRun> =>
  Promise.resolve({ notRun: 'the server does not open PostgreSQL by its settings yet.' });
