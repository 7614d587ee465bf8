import type { Logger } from 'pino';
import type { Backend } from '../backends/backend.ts';
import type { ErasureParts } from '../erasures/erase-request.ts';
import type { Profile } from '../jurisdictions/schema.ts';
import { startPeriodicJob, type PeriodicJob, type SetTimer } from '../periodic-job.ts';
import type { RetentionRules } from '../requests/retention.ts';
import { sweep } from './sweep.ts';

const day = 24 * 60 * 60 * 1000;

export interface RetentionOptions {
  readonly endpoints: readonly ErasureParts[];
  readonly log: Logger;
  /** In place of each jurisdiction's own days that closed requests are kept. */
  readonly closedDays: number | undefined;
  /** So that of servers that share their requests one does it at a time. */
  readonly unlessTaken: Backend['unlessTaken'];
  /** Ends a sweep before its next request. */
  readonly stopping: AbortSignal;
  /** @default the machine's */
  readonly setTimer?: SetTimer;
}

/** Meets the rules of retention at the start and every day after, and reports to the log in numbers alone. */
export const startRetention = ({
  endpoints,
  log,
  closedDays,
  unlessTaken,
  stopping,
  setTimer,
}: RetentionOptions): PeriodicJob =>
  startPeriodicJob({
    run: async () => {
      for (const endpoint of endpoints) {
        const { id, retention } = endpoint.data.profile;
        const report = await unlessTaken({ jurisdiction: id, name: 'retention' }, () =>
          sweep(endpoint, {
            rules: rulesOf(retention, closedDays),
            signal: stopping,
            onError: error => log.error({ err: error, jurisdiction: id }, 'retention failed for a request'),
          }),
        );
        if (report !== undefined) log.info({ jurisdiction: id, ...report }, 'retention');
      }
    },
    everyMilliseconds: day,
    onError: error => log.error({ err: error }, 'retention failed'),
    ...(setTimer !== undefined && { setTimer }),
  });

/** The jurisdiction's rules; files are never kept longer than their requests. */
export const rulesOf = (
  retention: Profile['retention'],
  closedDays = retention.closedDays,
): RetentionRules => ({ ...retention, closedDays });
