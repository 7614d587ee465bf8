import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { crashSuiteReport } from './support/crash-suite-report.ts';
import { output, parts, root, type Part } from './parts.ts';

// Runs everything and closes with one line over all that ran: “N passed, N failed”.
// Arguments that are no flags pick parts by name: `npm test -- lint server`.

interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** What each failed test says of itself. */
  readonly failures: readonly string[];
}

/** Runs a part and answers what it said, which two parts at once would say into each other's words. */
const run = ({ command, counts, environment }: Part): Promise<{ succeeded: boolean; said: string }> =>
  new Promise(resolve => {
    const [program = '', ...args] = command;
    const env = { ...process.env, ...environment, ...(counts !== undefined && { MIMER_COUNTS: counts }) };
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => said.push(text));
    const end = (succeeded: boolean) => resolve({ succeeded, said: Buffer.concat(said).toString() });
    child.on('close', status => end(status === 0));
    child.on('error', () => end(false));
  });

const isCounts = (value: unknown): value is Counts =>
  typeof value === 'object' &&
  value !== null &&
  'passed' in value &&
  'failed' in value &&
  'failures' in value &&
  typeof value.passed === 'number' &&
  typeof value.failed === 'number' &&
  Array.isArray(value.failures);

/** A part that ran no test, or broke before it could count, has failed, and its last words say why. */
const countsOf = async ({ counts }: Part, succeeded: boolean, said: string): Promise<Counts> => {
  const broken: Counts = { passed: 0, failed: 1, failures: [said.slice(-4_000)] };
  if (counts === undefined) return succeeded ? { passed: 1, failed: 0, failures: [] } : broken;
  try {
    const read: unknown = JSON.parse(await readFile(counts, 'utf8'));
    if (!isCounts(read) || read.passed + read.failed === 0) return broken;
    return succeeded || read.failed > 0 ? read : { ...broken, passed: read.passed };
  } catch {
    return broken;
  }
};

const isThere = ({ needs = [] }: Part) => needs.every(name => process.env[name] !== undefined);

// With `--all`, the tests that repeat at random repeat as often as it takes to trust them, and every browser has its turn.
const all = process.argv.includes('--all');
if (all) process.env['MIMER_LONG'] = '1';
// A few hundred processes load the same files: the first compiles them, and strips their types, for all of a run.
process.env['NODE_COMPILE_CACHE'] = `${output}/compiled`;

await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });
const names = process.argv.slice(2).filter(argument => !argument.startsWith('-'));
const isWanted = ({ name, isLong = false }: Part) =>
  names.length === 0 ? all || !isLong : names.includes(name);
let passed = 0;
let failed = 0;
const failures: string[] = [];
const absent: string[] = [];

const runPart = async (part: Part): Promise<void> => {
  if (!isThere(part)) {
    // Where it could have been installed, its absence is a failure; elsewhere it is said, and said again at the end.
    absent.push(`${part.name} (${part.needs?.join(', ')})`);
    if (process.env['MIMER_INSTALLABLE'] !== undefined) failed += 1;
    console.log(`── ${part.name}: NOT RUN, what it needs is not installed: ${part.needs?.join(', ')}`);
    return;
  }
  const start = performance.now();
  const { succeeded, said } = await run(part);
  const counts = await countsOf(part, succeeded, said);
  passed += counts.passed;
  failed += counts.failed;
  failures.push(...counts.failures.map(failure => `── ${part.name}\n${failure}`));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const result = `── ${part.name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`;
  console.log(`\n── ${part.name}\n${said}${result}`);
};

// One more at a time than there are processors, since a part waits for its servers and browsers now and then; with many more
// browsers lose their patience. The engines of `--all` are watched by a clock, so the machine is theirs alone.
const queue = parts.filter(isWanted);
const runNext = async (): Promise<void> => {
  for (let part = queue.shift(); part !== undefined; part = queue.shift()) await runPart(part);
};
await Promise.all(Array.from({ length: all ? 1 : availableParallelism() + 1 }, runNext));

if (absent.length > 0) console.log(`\nNOT RUN for want of what they need: ${absent.join(', ')}`);
const crashReport = await crashSuiteReport(`${output}/crash-report.md`);
if (crashReport !== undefined) console.log(`\nThe crash suite: ${crashReport}`);
// Once more, for whoever sees the end of it only.
if (failures.length > 0) console.log(`\nFAILED\n${failures.join('\n\n')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
