import { capabilities } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { configFrom } from '../../reference-server/src/config.ts';
import { createMetrics } from '../../reference-server/src/metrics.ts';
import { entries } from '../support/documentation/sdk-program.ts';
import { elements, properties } from '../support/documents/elements.ts';
import { codesIn, tablesOf, type Table } from '../support/documents/markdown.ts';
import { root } from '../support/documents/root.ts';
import { settingsRead } from '../support/documents/settings.ts';

// Tables that say what the code says, compared with it in both directions.

const operating = 'reference-server/OPERATING.md';
const embedding = 'widget/EMBEDDING.md';

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

const firstColumn = (tables: readonly Table[]): string[] =>
  tables.flatMap(({ rows }) => rows.flatMap(([cell = '']) => codesIn(cell)));

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const settings = tablesOf(operating, 'setting').flatMap(({ rows }) =>
  rows.map(([name = '', byDefault = '']) => ({
    name: codesIn(name)[0] ?? '',
    byDefault: codesIn(byDefault)[0],
  })),
);

test('the operators’ guide lists the settings that are read, and no others', () => {
  assert.deepEqual(sorted(settings.map(({ name }) => name)), sorted(settingsRead()));
});

test('a default in the operators’ guide is what happens without the setting', () => {
  const alone = { METRICS_PORT: '9464' };
  const known = settings.flatMap(({ name, byDefault }) =>
    byDefault === undefined || name === 'MIMER_SECRET' ? [] : [{ name, byDefault }],
  );
  assert.ok(known.length > 10);
  for (const { name, byDefault } of known)
    assert.deepEqual(configFrom({ ...alone, [name]: byDefault }), configFrom(alone), name);
  assert.notDeepEqual(configFrom({ ...alone, LIMIT_DESK: '5999' }), configFrom(alone));
});

test('the operators’ guide lists the commands as the program does', () => {
  const described = read('reference-server/src/main.ts');
  const usage = /`mimer-server <command>\n([^]*?)\n\nScopes/.exec(described)?.[1] ?? '';
  const commands = Array.from(usage.matchAll(/^ {2}(\S.*?)(?: {2,}.*)?$/gm), ([, command = '']) => command);
  assert.ok(commands.length > 5);
  assert.deepEqual(sorted(firstColumn(tablesOf(operating, 'command'))), sorted(commands));
});

test('the operators’ guide lists the metrics that there are', async () => {
  const own = (await createMetrics().text()).match(/(?<=^# TYPE )mimer_\w+/gm) ?? [];
  const gauges = globSync('reference-server/src/**/*.ts', { cwd: root }).flatMap(file =>
    Array.from(read(file).matchAll(/gauge\(\s*'(\w+)'/g), ([, name = '']) => `mimer_${name}`),
  );
  assert.ok(own.length > 0 && gauges.length > 0);
  assert.deepEqual(sorted(firstColumn(tablesOf(operating, 'metric'))), sorted([...own, ...gauges]));
});

/** What the guide says of an element: what all have, and what stands under its own heading. */
const documented = (tag: string, column: string): string[] =>
  sorted(
    firstColumn(
      tablesOf(embedding, column).filter(({ heading }) => ['The elements', `<${tag}>`].includes(heading)),
    ),
  );

for (const tag of [
  'mimer-request-form',
  'mimer-status-tracker',
  'mimer-contact-centre',
  'mimer-statistics',
  'mimer-launcher',
]) {
  const facts = elements.get(tag);

  test(`the webmasters’ guide lists the attributes of <${tag}>`, () => {
    assert.deepEqual(documented(tag, 'attribute'), sorted(facts?.attributes ?? []));
  });

  test(`the webmasters’ guide lists the events of <${tag}>`, () => {
    assert.deepEqual(documented(tag, 'event'), sorted(facts?.events ?? []));
  });

  test(`the webmasters’ guide names the slots of <${tag}>`, () => {
    const own = tag === 'mimer-request-form' ? ['receipt'] : [];
    assert.deepEqual(sorted(facts?.slots ?? []), sorted(['', 'header', 'footer', ...own]));
  });
}

test('the webmasters’ guide has a heading for each element of a page', () => {
  const headings = new Set(tablesOf(embedding, 'event').map(({ heading }) => heading));
  const withEndpoint = [...elements.values()].filter(({ attributes }) => attributes.includes('endpoint'));
  assert.deepEqual(sorted(headings), sorted(withEndpoint.map(({ tag }) => `<${tag}>`)));
});

test('the webmasters’ guide lists the custom properties that the elements read', () => {
  assert.deepEqual(sorted(firstColumn(tablesOf(embedding, 'property'))), sorted(properties));
});

test('authors of a backend are told every capability', () => {
  assert.deepEqual(sorted(firstColumn(tablesOf('sdk/BACKEND.md', 'capability'))), sorted(capabilities));
});

test('the integrators’ guide names every entry of the client', () => {
  const guide = read('sdk/README.md').split('## Entries')[1] ?? '';
  const named = codesIn(guide);
  assert.deepEqual(
    entries
      .map(entry => entry.replace('@melikgazi/mimer-sdk', ''))
      .filter(path => path !== '' && !named.includes(path)),
    [],
  );
});
