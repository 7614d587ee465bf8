import type { Row } from './row.ts';
import { durableSubmissions } from './rows/durable-submissions.ts';
import { trackingReads } from './rows/tracking-reads.ts';

/** All rows, in the order of the table. */
export const rows: readonly Row[] = [durableSubmissions, trackingReads];
