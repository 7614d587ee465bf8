import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Something that `npm test` runs. */
export interface Part {
  readonly name: string;
  readonly command: readonly string[];
  /** Where the part leaves its counts, which it reads in MIMER_COUNTS; without it the whole part counts as one. */
  readonly counts?: string;
  /** What it needs from the environment beside what all need. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The settings that name the programs it needs, where not every machine has them. */
  readonly needs?: readonly string[];
  /** Whether it runs with `--all` or by name only. */
  readonly isLong?: boolean;
}

export const root = fileURLToPath(new URL('..', import.meta.url));
export const output = `${root}test/output`;
const reporter = `${root}test/support/reporter.ts`;
const node = process.execPath;
const tool = (path: string) => `${root}node_modules/${path}`;
const tsc = (name: string, ...args: string[]): Part => ({
  name,
  command: [node, tool('typescript/bin/tsc'), ...args],
});

/**
 * Tests in Node. `together`: so many files at once, each in a process of its own, or all of them in one process one after the
 * other, which spares loading everything for each file anew.
 */
const nodeTests = (name: string, pattern: string, together: number | 'one process'): Part => {
  const counts = `${output}/${name}.json`;
  const files = globSync(pattern, { cwd: root }).sort();
  const how = together === 'one process' ? '--test-isolation=none' : `--test-concurrency=${together}`;
  return {
    name,
    counts,
    command: [node, '--conditions=mimer-source', '--test', how, `--test-reporter=${reporter}`, ...files],
  };
};

/** The widget's own tests in one engine; `needs` where not every machine has it. */
const widgetTests = (name: string, engine: string, needs?: readonly string[]): Part => ({
  name,
  counts: `${output}/${name}.json`,
  command: [node, tool('@web/test-runner/dist/bin.js'), '--config', 'test/widget/web-test-runner.config.mjs'],
  environment: { MIMER_ENGINE: engine },
  ...(needs !== undefined && { needs, isLong: true }),
});

/** The longest first, since what begins last ends last; before all what builds what others look at. */
export const parts: readonly Part[] = [
  tsc('types', '-b'),
  nodeTests('e2e', 'test/e2e/**/*.test.ts', 3),
  nodeTests('server', 'test/reference-server/**/*.test.ts', 'one process'),
  widgetTests('widget', 'chromium'),
  { ...nodeTests('postgres', 'test/postgres/**/*.test.ts', 'one process'), needs: ['POSTGRES_BIN'] },
  { name: 'lint', command: [node, tool('eslint/bin/eslint.js'), '.'] },
  nodeTests('sdk', 'test/sdk/**/*.test.ts', 'one process'),
  tsc('types-tests', '-p', 'test'),
  nodeTests('conformance', 'test/conformance/test/**/*.test.ts', 'one process'),
  nodeTests('examples', 'test/examples/**/*.test.ts', 3),
  nodeTests('crash', 'test/crash/**/*.test.ts', 'one process'),
  { name: 'format', command: [node, tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  nodeTests('documents', 'test/documents/**/*.test.ts', 'one process'),
  nodeTests('packages', 'test/packages/**/*.test.ts', 2),
  tsc('types-widget-tests', '-p', 'test/widget'),
  { name: 'types-frameworks', command: [node, tool('vue-tsc/bin/vue-tsc.js'), '-p', 'test/frameworks'] },
  nodeTests('architecture', 'test/*.test.ts', 'one process'),
  tsc('types-examples', '-p', 'examples'),
  widgetTests('widget-firefox', 'firefox', ['FIREFOX_PATH']),
  widgetTests('widget-webkit', 'webkit', ['WEBKIT_DRIVER_PATH', 'WEBKIT_BROWSER_PATH']),
  { ...nodeTests('wordpress', 'test/wordpress/**/*.test.ts', 1), needs: ['PHP_PATH'], isLong: true },
];
