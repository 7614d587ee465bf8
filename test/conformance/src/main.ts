#!/usr/bin/env node
import { writeFile } from 'node:fs/promises';
import { commandLineFrom, usage, UsageError } from './command-line.ts';
import { UnreachableError } from './discover.ts';
import { redact } from './redact.ts';
import { junitOf } from './report/junit.ts';
import { rowOf, summaryOf } from './report/text.ts';
import { runConformance } from './run-conformance.ts';

const [broken, unusable] = [1, 2];

const run = async (): Promise<number> => {
  const commandLine = commandLineFrom(process.argv.slice(2), process.env);
  if (commandLine === 'help') {
    console.log(usage);
    return 0;
  }
  const { only, parallel, reportFile, ...options } = commandLine;
  const report = await runConformance({
    ...options,
    ...(only !== undefined && { only }),
    ...(parallel !== undefined && { parallel }),
    report: result => console.log(rowOf(result)),
  });
  if (report.results.length === 0) throw new UsageError('No rule’s id matches that pattern.');
  console.log(`\n${summaryOf(report)}`);
  if (reportFile !== undefined) await write(reportFile, junitOf(report));
  return report.ok ? 0 : broken;
};

const write = async (file: string, text: string): Promise<void> => {
  try {
    await writeFile(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The report can’t be written: ${why}`);
  }
};

try {
  process.exitCode = await run();
} catch (error) {
  // What the caller can mend gets a sentence; anything else is ours and shows where it happened.
  const isTheirs = error instanceof UsageError || error instanceof UnreachableError;
  if (isTheirs) console.error(redact(error.message));
  else console.error(error);
  process.exitCode = unusable;
}
