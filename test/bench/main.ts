import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { chooseRows } from './choose-rows.ts';
import { isInMemory, thisMachine } from './machine.ts';
import { installPeers } from './peers.ts';
import { isMet, quantity } from './quantity.ts';
import { report } from './report.ts';
import { readResults, writeResults, type Results } from './results.ts';
import type { Row, RowResult } from './row.ts';
import { rows } from './rows.ts';
import { openWorkshops, type Workshops } from './workshops.ts';

// `npm run bench [-- names of rows or groups]`: runs the rows and writes results.json and RESULTS.md. It asserts nothing:
// a missed budget is a figure like any other.

const say = (sentence: string) => console.log(sentence);
const inThisFolder = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const tell = (result: RowResult): void => {
  if ('notRun' in result) return say(`  not run: ${result.notRun}`);
  for (const { label, median, unit, quartiles } of result.figures)
    say(
      `  ${label}: ${quantity(median, unit)} (${quantity(quartiles[0], '')} to ${quantity(quartiles[1], '')})`,
    );
  for (const check of result.checks)
    say(
      `  ${isMet(check) ? '✓' : '✗'} ${quantity(check.value, check.unit)} ${check.what}, ${check.must} ${quantity(check.limit, check.unit)}`,
    );
};

const writeReport = async (results: Results): Promise<void> => {
  await writeResults(results);
  const notes = z.parse(
    z.record(z.string(), z.string()),
    JSON.parse(await readFile(inThisFolder('notes.json'), 'utf8')),
  );
  await writeFile(inThisFolder('RESULTS.md'), report(rows, results, notes));
};

const runAll = async (chosen: readonly Row[], workshops: Workshops): Promise<void> => {
  const machine = await thisMachine();
  let results = await readResults();
  for (const row of chosen) {
    say(`\n${row.name}: ${row.what}`);
    const result = await workshops.use(workshop => row.run(workshop));
    tell(result);
    const measuredOn = new Date().toISOString().slice(0, 10);
    results = { ...results, [row.name]: { measuredOn, machine, result } };
    // What was measured is kept even where a later row fails.
    await writeReport(results);
  }
};

const run = async (): Promise<void> => {
  const chosen = chooseRows(rows, process.argv.slice(2));
  if (await isInMemory(tmpdir()))
    say(
      `${tmpdir()} is in memory, so what is durable there costs nothing: name a folder on a disk in TMPDIR.`,
    );
  await installPeers(say);
  const workshops = await openWorkshops(say);
  try {
    await runAll(chosen, workshops);
  } finally {
    await workshops.close();
  }
};

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? `\n${error.message}` : error);
  if (process.env['DEBUG'] !== undefined) console.error(error);
  process.exitCode = 1;
}
