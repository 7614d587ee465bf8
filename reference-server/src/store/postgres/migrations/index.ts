import { turns } from './001-turns.ts';
import { requests } from './002-requests.ts';
import { keysCountersFiles } from './003-keys-counters-files.ts';

/** What makes the tables, the oldest first: version n is what the first n of them made. One that was released is never changed. */
export const migrations: readonly string[] = [turns, requests, keysCountersFiles];
