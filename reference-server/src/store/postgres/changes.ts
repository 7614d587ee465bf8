import type { Database } from './database.ts';

/** What the stores of a process tell each other, and those of other processes, of their changes. */
export interface Changes {
  /** Says that a request was written: to who watches here at once, to other processes within moments. */
  tell(jurisdiction: string, reference: string): void;
  close(): Promise<void>;
}

/** Opens them once for all jurisdictions of a process. */
export const openChanges = (_database: Database): Promise<Changes> =>
  Promise.resolve({ tell: () => undefined, close: () => Promise.resolve() });
