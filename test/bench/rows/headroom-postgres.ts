import * as z from 'zod/mini';
import type { Database } from '../../../reference-server/src/store/postgres/database.ts';
import { deskQueriesEach, deskRounds, deskTimes } from '../desk-times.ts';
import { drive } from '../drive.ts';
import { figure } from '../figure.ts';
import { inTurns } from '../in-turns.ts';
import { withDatabase } from '../postgres.ts';
import { quantile } from '../quantile.ts';
import type { Check, Figure, Row } from '../row.ts';
import { originals, seedDatabase } from '../seed/seed-database.ts';
import { jurisdiction } from '../seed/setting.ts';
import { submissionRequest } from '../seed/submission.ts';
import { listeningSchema, type Listening } from '../workers/listen.ts';
import type { Load } from '../workers/load-question.ts';
import type { MimerServerQuestion } from '../workers/mimer-server.ts';
import { startWorker } from '../workers/start-worker.ts';

const count = 1_000_000;
const atOnce = 64;
const seconds = 2;
const rounds = 7;

const sizeRow = z.object({ name: z.string(), of: z.string(), bytes: z.coerce.number() });

/** What the tables of requests and of their keys take, and each of their indexes: bytes, the largest first. */
const sizesIn = (database: Database) =>
  database.query({
    text: `
SELECT relname AS name, 'table' AS of, pg_table_size(oid) AS bytes FROM pg_class
WHERE oid IN ('mimer.requests'::regclass, 'mimer.request_keys'::regclass)
UNION ALL
SELECT indexrelid::regclass::text, 'index', pg_relation_size(indexrelid) FROM pg_index
WHERE indrelid IN ('mimer.requests'::regclass, 'mimer.request_keys'::regclass)
UNION ALL
SELECT 'all', 'total', pg_total_relation_size('mimer.requests') + pg_total_relation_size('mimer.request_keys')
ORDER BY bytes DESC`,
    row: sizeRow,
  });

const sizeFigures = (sizes: readonly z.infer<typeof sizeRow>[]): Figure[] =>
  [
    { label: 'a request in the database, all in all', of: 'total' },
    { label: 'a request in its tables', of: 'table' },
    { label: 'a request in indexes', of: 'index' },
  ].map(({ label, of }) => {
    const bytes = sizes.filter(size => size.of === of).reduce((sum, size) => sum + size.bytes, 0);
    return figure(label, 'ours', 'kB', [bytes / count / 1000]);
  });

export const headroomPostgres: Row = {
  name: 'headroom-postgres',
  group: 'server',
  what: 'submissions and desk lists with a million requests in PostgreSQL',
  peer: 'what a thousand municipalities send: 2 requests a second',
  floor: 'their peak: 40 a second',
  budget: '≥ 40 submissions/s; lists p99 ≤ 50 ms for filters, number, telephone, name, ≤ 300 ms for text',
  run: ({ folder, say }) =>
    withDatabase(folder, async ({ backend, database, environment }) => {
      say(`  seeding ${count.toLocaleString('en')} requests …`);
      const { store } = await backend.openJurisdiction({ id: jurisdiction, clock: () => new Date() });
      const begin = performance.now();
      await seedDatabase({ store, database }, count);
      say(`  … took ${((performance.now() - begin) / 1000).toFixed(0)} s`);
      const sizes = await sizesIn(database);

      const server = await startWorker<MimerServerQuestion, Listening>('mimer-server', listeningSchema, {
        environment,
      });
      const figures: Figure[] = [];
      const checks: Check[] = [];
      for await (const { figures: ofStore, check } of deskTimes(server, originals)) {
        figures.push(...ofStore);
        checks.push(check);
      }
      const apiKey = await backend.keys.create(
        { label: 'Bench', scopes: ['requests:write'], test: false },
        new Date(),
      );
      const requests = Array.from({ length: 1000 }, (_, index) => submissionRequest(index, apiKey));
      const generator = await startWorker<Load, object>('load', z.object({}));
      const submitting = drive(generator, server, { connections: atOnce, seconds, requests });
      const measured = await inTurns(rounds, { submissions: () => submitting.round() });
      await Promise.all([server.stop(), generator.stop()]);

      const submissions = measured('submissions');
      const inEach = sizes
        .filter(({ of }) => of !== 'total')
        .map(({ name, bytes }) => `${name} ${Math.round(bytes / count)}`);
      return {
        figures: [figure('submissions', 'ours', '/s', submissions), ...figures, ...sizeFigures(sizes)],
        checks: [
          {
            what: 'submissions',
            value: quantile(submissions, 0.5),
            unit: '/s',
            limit: 40,
            must: 'at least',
          },
          ...checks,
        ],
        remarks: [
          `Submissions come through HTTP, ${atOnce} at a time; of lists, ${deskQueriesEach} different queries of each kind, ${deskRounds} times from the store.`,
          `All requests are one jurisdiction’s; ${originals.toLocaleString('en')} went through the store, the others are copies of those with numbers, keys and times of their own.`,
          `Bytes of a request, in indexes that were made at once and not request by request: ${inEach.join(', ')}.`,
        ],
      };
    }),
};
