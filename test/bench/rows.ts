import { rows as pageRows } from './page/rows.ts';
import type { Row } from './row.ts';
import { deskList } from './rows/desk-list.ts';
import { durableSubmissionsPostgres } from './rows/durable-submissions-postgres.ts';
import { durableSubmissions } from './rows/durable-submissions.ts';
import { headroomPostgres } from './rows/headroom-postgres.ts';
import { sdkCall } from './rows/sdk-call.ts';
import { start } from './rows/start.ts';
import { trackingReads } from './rows/tracking-reads.ts';
import { writeAtSize } from './rows/write-at-size.ts';

/** All rows, in the order of the table. */
export const rows: readonly Row[] = [
  durableSubmissions,
  durableSubmissionsPostgres,
  trackingReads,
  writeAtSize,
  start,
  deskList,
  sdkCall,
  headroomPostgres,
  ...pageRows,
];
