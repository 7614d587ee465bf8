import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// Runs everything and closes with one line over all that ran: “N passed, N failed”.
// Arguments that are no flags pick parts by name: `npm test -- lint server`.

interface Part {
  readonly name: string;
  readonly command: readonly string[];
  /** Where the part leaves its counts; without it the whole part counts as one. */
  readonly counts?: string;
  /** What it needs from the environment beside what all need. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The settings that name the programs it needs, where not every machine has them; it then runs with `--all` or by name. */
  readonly needs?: readonly string[];
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const output = `${root}test/output`;
const node = process.execPath;
const tool = (path: string) => `${root}node_modules/${path}`;

const nodeTests = (name: string, pattern: string, atOnce?: number): Part => {
  const counts = `${output}/${name}.json`;
  const files = globSync(pattern, { cwd: root }).sort();
  const together = atOnce === undefined ? [] : [`--test-concurrency=${atOnce}`];
  const reporters = [
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    `--test-reporter=${root}test/support/failures-reporter.ts`,
    '--test-reporter-destination=stdout',
    `--test-reporter=${root}test/support/counts-reporter.ts`,
    `--test-reporter-destination=${counts}`,
  ];
  return {
    name,
    counts,
    command: [node, '--conditions=mimer-source', '--test', ...together, ...reporters, ...files],
  };
};

/** The widget's own tests in one engine; `needs` where not every machine has it. */
const widgetTests = (name: string, engine: string, needs: readonly string[] = []): Part => ({
  name,
  counts: `${output}/${name}.json`,
  command: [node, tool('@web/test-runner/dist/bin.js'), '--config', 'test/widget/web-test-runner.config.mjs'],
  environment: { MIMER_ENGINE: engine },
  needs,
});

const parts: Part[] = [
  { name: 'format', command: [node, tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'types', command: [node, tool('typescript/bin/tsc'), '-b'] },
  { name: 'types-tests', command: [node, tool('typescript/bin/tsc'), '-p', 'test'] },
  { name: 'types-examples', command: [node, tool('typescript/bin/tsc'), '-p', 'examples'] },
  { name: 'types-widget-tests', command: [node, tool('typescript/bin/tsc'), '-p', 'test/widget'] },
  { name: 'lint', command: [node, tool('eslint/bin/eslint.js'), '.'] },
  nodeTests('architecture', 'test/*.test.ts'),
  nodeTests('sdk', 'test/sdk/**/*.test.ts'),
  nodeTests('server', 'test/reference-server/**/*.test.ts'),
  widgetTests('widget', 'chromium'),
  widgetTests('widget-firefox', 'firefox', ['FIREFOX_PATH']),
  widgetTests('widget-webkit', 'webkit', ['WEBKIT_DRIVER_PATH', 'WEBKIT_BROWSER_PATH']),
  // A browser and a server wait for each other most of the time.
  nodeTests('e2e', 'test/e2e/**/*.test.ts', 3),
  nodeTests('examples', 'test/examples/**/*.test.ts', 3),
];

const run = ({ command, environment }: Part): Promise<boolean> =>
  new Promise(resolve => {
    const [program = '', ...args] = command;
    const env = { ...process.env, ...environment };
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env });
    child.on('exit', status => resolve(status === 0));
    child.on('error', () => resolve(false));
  });

const isCounts = (value: unknown): value is Counts =>
  typeof value === 'object' &&
  value !== null &&
  'passed' in value &&
  'failed' in value &&
  typeof value.passed === 'number' &&
  typeof value.failed === 'number';

/** A part that ran no test, or broke before it could count, has failed. */
const countsOf = async ({ counts }: Part, succeeded: boolean): Promise<Counts> => {
  const whole = succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (counts === undefined) return whole;
  try {
    const read: unknown = JSON.parse(await readFile(counts, 'utf8'));
    if (!isCounts(read) || read.passed + read.failed === 0) return { passed: 0, failed: 1 };
    return succeeded || read.failed > 0 ? read : { passed: read.passed, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

const isThere = ({ needs = [] }: Part) => needs.every(name => process.env[name] !== undefined);

// With `--all`, the tests that repeat at random repeat as often as it takes to trust them, and every browser has its turn.
const all = process.argv.includes('--all');
if (all) process.env['MIMER_LONG'] = '1';

await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });
const names = process.argv.slice(2).filter(argument => !argument.startsWith('-'));
const isWanted = ({ name, needs = [] }: Part) =>
  names.length === 0 ? all || needs.length === 0 : names.includes(name);
let passed = 0;
let failed = 0;
const absent: string[] = [];
for (const part of parts.filter(isWanted)) {
  console.log(`\n── ${part.name}`);
  if (!isThere(part)) {
    // Where the browser could have been installed, its absence is a failure; elsewhere it is said, and said again at the end.
    absent.push(part.name);
    if (process.env['MIMER_BROWSERS_INSTALLABLE'] !== undefined) failed += 1;
    console.log(`── ${part.name}: NOT RUN, its browser is not installed`);
    continue;
  }
  const start = performance.now();
  const counts = await countsOf(part, await run(part));
  passed += counts.passed;
  failed += counts.failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${part.name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
}
if (absent.length > 0) console.log(`\nNOT RUN for want of a browser: ${absent.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
