import pg from 'pg';
import * as z from 'zod/mini';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import {
  columnNames,
  columnPlaceholders,
} from '../../../reference-server/src/store/postgres/request-columns.ts';
import { answerQuestions } from './answer-questions.ts';

// What a durable row costs by itself: one prepared INSERT of the same columns, over as many connections as the server has.

const questionSchema = z.object({
  /** Into which table. */
  table: z.string(),
  seconds: z.number(),
  atOnce: z.number(),
  /** Of all columns but the key, which is another one each time. */
  values: z.array(z.unknown()),
});
export type PostgresInserts = z.infer<typeof questionSchema>;

/** Of the pool that the server runs its single statements on. */
const connections = 10;

const [url = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: connections });
let written = 0;

const textFor = (table: string) => `
INSERT INTO ${table} (jurisdiction, reference, ${columnNames.join(', ')})
VALUES ($1, $2, ${columnPlaceholders(3).join(', ')})`;

answerQuestions(
  {},
  questionSchema,
  async ({ table, seconds, atOnce, values }) => {
    const insertion = { name: `insert-${table}`, text: textFor(table) };
    const begin = performance.now();
    const first = written;
    const used = process.cpuUsage();
    const run = async () => {
      while (performance.now() < begin + seconds * 1000) {
        written += 1;
        // Spread as the server's are, which are drawn.
        const reference = referenceOf(2026, (written * 7_368_787) % 10_000_000);
        await pool.query({ ...insertion, values: ['melikgazi', reference, ...values] });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, run));
    const { user, system } = process.cpuUsage(used);
    const count = written - first;
    return {
      perSecond: (count / (performance.now() - begin)) * 1000,
      processorTime: (user + system) / 1000 / count,
    };
  },
  () => pool.end(),
);
