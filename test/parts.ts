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
 * Tests in Node, all of them in one process, one after the other: to start one for each file, and in it a browser, costs more
 * than most files' tests.
 */
const nodeTests = (name: string, pattern: string): Part => ({
  name,
  counts: `${output}/${name}.json`,
  command: [
    node,
    '--conditions=mimer-source',
    '--test',
    '--test-isolation=none',
    `--test-reporter=${reporter}`,
    ...globSync(pattern, { cwd: root }).sort(),
  ],
});

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
  nodeTests('e2e', 'test/e2e/*.test.ts'),
  { ...nodeTests('postgres', 'test/postgres/**/*.test.ts'), needs: ['POSTGRES_BIN'] },
  nodeTests('states', 'test/e2e/states/*.test.ts'),
  widgetTests('widget', 'chromium'),
  nodeTests('guest', 'test/e2e/guest/*.test.ts'),
  { name: 'lint', command: [node, tool('eslint/bin/eslint.js'), '.'] },
  nodeTests('server', 'test/reference-server/**/*.test.ts'),
  nodeTests('examples', 'test/examples/**/*.test.ts'),
  nodeTests('conformance', 'test/conformance/test/**/*.test.ts'),
  nodeTests('packages', 'test/packages/**/*.test.ts'),
  nodeTests('crash', 'test/crash/**/*.test.ts'),
  nodeTests('documents', 'test/documents/**/*.test.ts'),
  nodeTests('sdk', 'test/sdk/**/*.test.ts'),
  { name: 'format', command: [node, tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  tsc('types-tests', '-p', 'test'),
  tsc('types-widget-tests', '-p', 'test/widget'),
  { name: 'types-frameworks', command: [node, tool('vue-tsc/bin/vue-tsc.js'), '-p', 'test/frameworks'] },
  nodeTests('architecture', 'test/*.test.ts'),
  tsc('types-examples', '-p', 'examples'),
  widgetTests('widget-firefox', 'firefox', ['FIREFOX_PATH']),
  widgetTests('widget-webkit', 'webkit', ['WEBKIT_DRIVER_PATH', 'WEBKIT_BROWSER_PATH']),
  { ...nodeTests('wordpress', 'test/wordpress/**/*.test.ts'), needs: ['PHP_PATH'], isLong: true },
];
