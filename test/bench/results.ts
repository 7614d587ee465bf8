import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { machineSchema } from './machine.ts';
import type { RowResult } from './row.ts';

const path = fileURLToPath(new URL('results.json', import.meta.url));

const unitSchema = z.enum(['/s', 'ms', 'µs', 's', 'MB', 'kB', '']);

const figureSchema = z.object({
  label: z.string(),
  of: z.enum(['ours', 'peer', 'floor']),
  unit: unitSchema,
  median: z.number(),
  quartiles: z.tuple([z.number(), z.number()]),
  rounds: z.number(),
});

const checkSchema = z.object({
  what: z.string(),
  value: z.number(),
  unit: z.union([unitSchema, z.literal('×')]),
  limit: z.number(),
  must: z.enum(['at most', 'at least']),
});

const measuredSchema = z.object({
  figures: z.array(figureSchema),
  checks: z.array(checkSchema),
  remarks: z._default(z.array(z.string()), []),
});

const resultSchema: z.ZodMiniType<RowResult> = z.union([measuredSchema, z.object({ notRun: z.string() })]);

const recordSchema = z.object({
  /** The day, in UTC. */
  measuredOn: z.iso.date(),
  machine: machineSchema,
  /** How many processes wanted a processor when the row began, on average over a minute. */
  load: z.number(),
  result: resultSchema,
});

/** What came of a row when it ran last. */
export type RowRecord = z.infer<typeof recordSchema>;

const resultsSchema = z.record(z.string(), recordSchema);

/** The last results, by the names of the rows. */
export type Results = Readonly<z.infer<typeof resultsSchema>>;

export const readResults = async (): Promise<Results> => {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  return z.parse(resultsSchema, JSON.parse(text));
};

export const writeResults = (results: Results): Promise<void> =>
  writeFile(path, `${JSON.stringify(results, null, 2)}\n`);
