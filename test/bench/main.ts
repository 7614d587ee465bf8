import { writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chooseRows } from './choose-rows.ts';
import { isInMemory, thisMachine } from './machine.ts';
import { readNotes } from './notes.ts';
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
const reportPath = fileURLToPath(new URL('RESULTS.md', import.meta.url));

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
  await writeFile(reportPath, report(rows, results, await readNotes()));
};

/** Keeps what was measured even where another row fails, whose last result stays. */
const runAll = async (chosen: readonly Row[], workshops: Workshops): Promise<void> => {
  const machine = await thisMachine();
  let results = await readResults();
  for (const row of chosen) {
    say(`\n${row.name}: ${row.what}`);
    try {
      const [load = 0] = loadavg();
      const result = await workshops.use(workshop => row.run(workshop));
      tell(result);
      const measuredOn = new Date().toISOString().slice(0, 10);
      results = { ...results, [row.name]: { measuredOn, machine, load, result } };
      await writeReport(results);
    } catch (error) {
      failWith(error);
    }
  }
};

const failWith = (error: unknown): void => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
};

const run = async (): Promise<void> => {
  const chosen = chooseRows(rows, process.argv.slice(2));
  if (await isInMemory(tmpdir()))
    say(
      `${tmpdir()} is in memory, so what is durable there costs nothing: name a folder on a disk in TMPDIR.`,
    );
  await installPeers(say);
  const workshops = await openWorkshops(say);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void workshops.close().finally(() => process.exit(1)));
  try {
    await runAll(chosen, workshops);
  } finally {
    await workshops.close();
  }
};

try {
  await run();
} catch (error) {
  failWith(error);
}
