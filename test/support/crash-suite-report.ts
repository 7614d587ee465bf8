import { readdir, readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import * as z from 'zod/mini';
import { root } from '../parts.ts';
import { crashReportFolder } from './crash-report.ts';

const listed = z.array(z.string());

const cutsSchema = z.object({
  firstSeed: z.number(),
  histories: z.number(),
  cuts: z.number(),
  starts: z.number(),
  wrongs: listed,
  seconds: z.number(),
});

const killsSchema = z.object({
  seed: z.number(),
  kills: z.number(),
  chosen: z.number(),
  starting: z.number(),
  intents: z.number(),
  acknowledged: z.number(),
  erased: z.number(),
  stored: z.number(),
  lost: listed,
  doubled: listed,
  uncleanStarts: listed,
  refusals: listed,
  unerased: listed,
  seconds: z.number(),
});

const faultsSchema = z.object({ scenario: z.string(), faults: z.number() });

const controlSchema = z.object({ control: z.string(), shown: z.string() });

/** A line for each part, in the words of whoever reads it. */
const lineOf = (part: string, report: unknown): string => {
  if (part === 'power-cuts') {
    const { histories, cuts, starts, wrongs, seconds, firstSeed } = z.parse(cutsSchema, report);
    return `- Power cuts: ${histories} random histories from seed ${firstSeed}, ${starts} starts, ${cuts} cuts, ${wrongs.length} wrongs (${seconds} s).`;
  }
  if (part === 'kills') {
    const { kills, chosen, starting, intents, acknowledged, erased, stored, ...found } = z.parse(
      killsSchema,
      report,
    );
    return (
      `- Kills: ${kills} with seed ${found.seed}, ${chosen} of them before a chosen call to the disk and ${starting} before an early one; ` +
      `${intents} intents, ${acknowledged} acknowledged, ${stored} requests stored, ${erased} erased; ` +
      `${found.lost.length} lost, ${found.doubled.length} doubled, ${found.uncleanStarts.length} unclean starts, ` +
      `${found.refusals.length} wrongly refused, ${found.unerased.length} files with erased words (${found.seconds} s).`
    );
  }
  if (part.startsWith('faults-')) {
    const { scenario, faults } = z.parse(faultsSchema, report);
    return `- Faults of the disk under ${scenario}: ${faults}, each refused honestly or survived.`;
  }
  const { control, shown } = z.parse(controlSchema, report);
  return `- Control: when ${control}, the suite shows: ${shown}`;
};

/** Makes one report of all that the crash suite has left, if it ran; its path as one reads it. */
export const crashSuiteReport = async (path: string): Promise<string | undefined> => {
  const files = await readdir(crashReportFolder).catch(() => []);
  if (files.length === 0) return undefined;
  const lines = await Promise.all(
    files.toSorted().map(async name => {
      const report: unknown = JSON.parse(await readFile(`${crashReportFolder}${name}`, 'utf8'));
      return lineOf(name.replace(/\.json$/, ''), report);
    }),
  );
  await writeFile(path, `# What the crash suite did\n\n${lines.join('\n')}\n`);
  return relative(root, path);
};
