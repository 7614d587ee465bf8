import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

// What a telephone fetches, in bytes after brotli at its best, of what the build made.

const folder = fileURLToPath(new URL('../widget/cdn/', import.meta.url));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

const brotli = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** The one file whose name, without its hash, is `name`. */
const chunk = (name: string): string => {
  const found = globSync(`chunks/${name}-*.js`, { cwd: folder }).filter(
    file => basename(file).replace(/-[\w-]{8}\.js$/, '') === name,
  );
  assert.equal(found.length, 1, `“${name}” is ${found.length} files.`);
  return found[0] ?? '';
};

/** `files` and all that they import before they can run. */
const withImports = (...files: string[]): Set<string> => {
  const all = new Set<string>();
  const visit = (file: string): void => {
    if (all.has(file)) return;
    all.add(file);
    for (const [, from = ''] of read(file).matchAll(/(?:from|import)\s*"(\.[^"]+)"/g))
      visit(join(dirname(file), from));
  };
  for (const file of files) visit(file);
  return all;
};

const bytesOf = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + brotli(read(file)), 0);

const begin = ['mimer.js', chunk('define'), chunk('tr-opening')];

const choice = [...begin, chunk('choosing')];
const form = [
  ...choice,
  ...['form-view', 'field-elements', 'place-elements', 'later', 'citizen', 'tr-form'].map(chunk),
];
const tracker = ['status-tracker', 'tracker-view', 'tr-tracker'].map(chunk);
const contacts = ['later-elements', 'contact-view', 'tr-contact'].map(chunk);

/**
 * Every row: what can be done by then, the files it takes, and the most that they may weigh. The first two are budgets; the
 * others are where the weight stands, so that it can only fall: the client's libraries alone are 10 kB of them.
 */
const rows = [
  { what: 'a description can be typed', files: withImports(...begin), budget: 14_000 },
  { what: 'a service can be chosen', files: withImports(...choice), budget: 30_000 },
  { what: 'a request can be sent', files: withImports(...form), budget: 83_500 },
  { what: 'and followed', files: withImports(...form, ...tracker), budget: 97_000 },
  { what: 'and the contacts seen', files: withImports(...form, ...tracker, ...contacts), budget: 102_700 },
] as const;

test('what each step weighs stays within its budget', t => {
  for (const { what, files, budget } of rows) {
    const bytes = bytesOf(files);
    t.diagnostic(`${String(bytes).padStart(7)} of ${budget} B: ${what}`);
    assert.ok(bytes <= budget, `${what}: ${bytes} B are more than ${budget} B: ${[...files].join(', ')}`);
  }
});

test('the first steps bring nothing of the later ones, of other languages or of the schema library', () => {
  const foreign = [...withImports(...choice)].filter(file =>
    /(en|ar|fa)-|status-tracker|form-view|later|citizen|services/.test(file),
  );
  assert.deepEqual(foreign, []);
});

test('integrity.json has the hash of every script', () => {
  const table: unknown = JSON.parse(read('integrity.json'));
  const scripts = globSync('**/*.js', { cwd: folder }).sort();
  assert.ok(typeof table === 'object' && table !== null);
  assert.deepEqual(Object.keys(table).sort(), scripts);
});
