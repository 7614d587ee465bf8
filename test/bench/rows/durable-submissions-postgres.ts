import * as z from 'zod/mini';
import { messageRow } from '../../../reference-server/src/store/lowdb/message-row.ts';
import { columnValues } from '../../../reference-server/src/store/postgres/request-columns.ts';
import { drive } from '../drive.ts';
import { figure } from '../figure.ts';
import { inTurns } from '../in-turns.ts';
import { withDatabase, type PrivateDatabase } from '../postgres.ts';
import { ratio } from '../ratio.ts';
import type { Row } from '../row.ts';
import { jurisdiction } from '../seed/setting.ts';
import { submissionRequest } from '../seed/submission.ts';
import { listeningSchema, type Listening } from '../workers/listen.ts';
import type { Load } from '../workers/load-question.ts';
import type { PostgresInserts } from '../workers/postgres-inserts.ts';
import { startWorker } from '../workers/start-worker.ts';
import type { UsageQuestion } from '../workers/usage.ts';

const insertsSchema = z.object({ perSecond: z.number(), processorTime: z.number() });

const atOnce = 64;
const seconds = 2;
const rounds = 7;

/** The values of the columns of one of the requests that the server has stored. */
const anyRow = async ({ database, backend }: PrivateDatabase): Promise<unknown[]> => {
  const [row] = await database.query({
    text: 'SELECT reference FROM mimer.requests LIMIT 1',
    row: z.object({ reference: z.string() }),
  });
  const { store } = await backend.openJurisdiction({ id: jurisdiction, clock: () => new Date() });
  const request = await store.find(row?.reference ?? '');
  if (request === undefined) throw new Error('The server stored nothing.');
  return [...columnValues(jurisdiction, request, messageRow(request))];
};

/** Tables with the columns of ours: one with nothing but its key, and one with all of our indexes. */
const makeTables = async ({ database }: PrivateDatabase): Promise<void> => {
  for (const text of [
    'CREATE TABLE bare (LIKE mimer.requests INCLUDING DEFAULTS, PRIMARY KEY (jurisdiction, reference))',
    'CREATE TABLE indexed (LIKE mimer.requests INCLUDING DEFAULTS INCLUDING INDEXES)',
  ])
    await database.query({ text, row: z.unknown() });
};

export const durableSubmissionsPostgres: Row = {
  name: 'durable-submissions-postgres',
  group: 'server',
  what: `durable submissions/s through HTTP, ${atOnce} at a time, PostgreSQL store`,
  peer: '`INSERT` of the same row through pg',
  floor: 'none',
  budget: '≥ 0.6 × the peer',
  run: ({ folder }) =>
    withDatabase(folder, async opened => {
      const apiKey = await opened.backend.keys.create(
        { label: 'Bench', scopes: ['requests:write'], test: false },
        new Date(),
      );
      const requests = Array.from({ length: 1000 }, (_, index) => submissionRequest(index, apiKey));
      const generator = await startWorker<Load, object>('load', z.object({}));
      const server = await startWorker<UsageQuestion, Listening>('mimer-server', listeningSchema, {
        environment: opened.environment,
      });
      const ours = drive(generator, server, { connections: atOnce, seconds, requests });
      await ours.round();
      const values = await anyRow(opened);
      await makeTables(opened);
      const peer = await startWorker<PostgresInserts, object>('postgres-inserts', z.object({}), {
        args: [opened.url],
      });

      const peerProcessor: number[] = [];
      const insert = (table: string) => peer.ask({ table, seconds, atOnce, values }, insertsSchema);
      const measured = await inTurns(rounds, {
        ours: () => ours.round(),
        bare: async () => {
          const { perSecond, processorTime } = await insert('bare');
          peerProcessor.push(processorTime);
          return perSecond;
        },
        indexed: async () => (await insert('indexed')).perSecond,
      });
      const processorTime = ours.processorTime();
      await Promise.all([server.stop(), peer.stop(), generator.stop()]);

      return {
        figures: [
          figure('MİMER on PostgreSQL', 'ours', '/s', measured('ours')),
          figure('INSERT through pg', 'peer', '/s', measured('bare')),
          figure('INSERT through pg, with our indexes', 'peer', '/s', measured('indexed')),
          figure('processor time each, MİMER', 'ours', 'ms', [processorTime]),
          figure('processor time each, INSERT through pg', 'peer', 'ms', peerProcessor),
        ],
        checks: [
          {
            what: 'beside an INSERT of the same row',
            value: ratio(measured('ours'), measured('bare')),
            unit: '×',
            limit: 0.6,
            must: 'at least',
          },
        ],
        remarks: [
          `The peer’s table has a primary key and no other index; with ours it is ${ratio(measured('ours'), measured('indexed')).toFixed(2)} ×.`,
          'Both write into the same PostgreSQL with its own settings, over 10 connections each; its processor time is in neither figure.',
        ],
      };
    }),
};
