import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chooseRows } from './bench/choose-rows.ts';
import { inTurns } from './bench/in-turns.ts';
import { readNotes } from './bench/notes.ts';
import { ratio } from './bench/ratio.ts';
import { report } from './bench/report.ts';
import type { Results } from './bench/results.ts';
import type { Check, Row } from './bench/row.ts';
import { rows } from './bench/rows.ts';
import { seedDraft, seededRequest } from './bench/seed/document.ts';

const folder = fileURLToPath(new URL('bench/', import.meta.url));

const named = (name: string, group: Row['group'] = 'server'): Row => ({
  name,
  group,
  what: `what ${name} is`,
  peer: 'another',
  floor: 'the ground',
  budget: '≤ 2 ×',
  run: () => Promise.reject(new Error('Nothing runs here.')),
});

const check = (value: number): Check => ({
  what: 'the ground',
  value,
  unit: '×',
  limit: 2,
  must: 'at most',
});

const recordOf = (result: Results[string]['result']): Results[string] => ({
  measuredOn: '2026-11-26',
  machine: {
    processor: 'Abacus × 2',
    memory: '1 GiB',
    fileSystem: 'ext4',
    system: 'Debian',
    node: 'v26',
    postgresql: 'no PostgreSQL',
  },
  load: 0.5,
  result,
});

const measured = (value: number): Results[string] =>
  recordOf({
    figures: [
      { label: 'ours', of: 'ours', unit: 'ms', median: 10, quartiles: [9, 12], rounds: 5 },
      { label: 'theirs', of: 'peer', unit: 'ms', median: 5, quartiles: [5, 5], rounds: 1 },
    ],
    checks: [check(value)],
    remarks: ['It rained.'],
  });

const lineOf = (text: string, start: string): string =>
  text.split('\n').find(line => line.startsWith(start)) ?? '';

test('the benchmark lists each of its rows, with a budget, by the name of its file', () => {
  const files = globSync('rows/*.ts', { cwd: folder }).map(path => path.replace(/^.*?([\w-]+)\.ts$/, '$1'));
  assert.deepEqual(
    files.filter(name => !rows.some(row => row.name === name)),
    [],
  );
  assert.equal(new Set(rows.map(({ name }) => name)).size, rows.length);
  for (const { name, what, peer, floor, budget } of rows) {
    assert.match(budget, /[≤≥] \d|\d/, `${name} has no budget.`);
    for (const words of [what, peer, floor]) assert.notEqual(words, '');
  }
});

test('notes are on rows that there are', async () => {
  const notes = await readNotes();
  assert.deepEqual(
    Object.keys(notes).filter(name => !rows.some(row => row.name === name)),
    [],
  );
});

test('rows are chosen by name or group, and those that need a browser only so', () => {
  const all = [named('one'), named('two'), named('weights', 'page')];
  const chosen = (...names: string[]) => chooseRows(all, names).map(({ name }) => name);
  assert.deepEqual(chosen(), ['one', 'two']);
  assert.deepEqual(chosen('two'), ['two']);
  assert.deepEqual(chosen('page', 'one'), ['one', 'weights']);
  assert.throws(() => chosen('three'), /There is no row “three”: they are one, two, weights/);
});

test('the report has a line for each row: met, missed, not run and not run yet', () => {
  const all = [named('met'), named('missed'), named('left'), named('new')];
  const results = {
    met: measured(1.5),
    missed: measured(2.5),
    left: recordOf({ notRun: 'the moon is out.' }),
  };
  const text = report(all, results, {});
  assert.equal(lineOf(text, '| [met]'), '| [met](#met) | what met is | ≤ 2 × | 1.5 × the ground | ✓ |');
  assert.equal(
    lineOf(text, '| [missed]'),
    '| [missed](#missed) | what missed is | ≤ 2 × | 2.5 × the ground | ✗ |',
  );
  assert.equal(
    lineOf(text, '| [left]'),
    '| [left](#left) | what left is | ≤ 2 × | not run: the moon is out. | – |',
  );
  assert.equal(lineOf(text, '| [new]'), '| [new](#new) | what new is | ≤ 2 × | not run yet | – |');
});

test('the report draws figures to scale and says when and on what they were measured, and why a budget is missed', () => {
  const text = report([named('met')], { met: measured(1.5) }, { met: 'The roof leaks; mend it.' });
  const bars = ['ours ', 'theirs '].map(label => lineOf(text, label));
  const [ours = 0, theirs = 0] = bars.map(line => line.replaceAll(/[^█▒░]/g, '').length);
  assert.equal(ours, 2 * theirs);
  assert.match(bars[0] ?? '', /10 ms \(9 to 12\)$/);
  assert.match(bars[1] ?? '', /5 ms$/);
  assert.match(text, /^- ✓ 1\.5 × the ground, at most 2 ×$/m);
  assert.match(text, /^It rained\.$/m);
  assert.match(
    text,
    /^Measured on 2026-11-26, under a load of 0\.5 before: Abacus × 2, 1 GiB, ext4, Debian, Node v26/m,
  );
  assert.match(text, /^\*\*Why, and what comes next\.\*\* The roof leaks; mend it\.$/m);
});

test('a round that the machine disturbed counts for both sides', () => {
  assert.equal(ratio([2, 20, 40], [1, 10, 20]), 2);
  assert.equal(ratio([3, 1, 2], [1, 1, 1]), 2);
});

test('sides are measured in turns, after a round that does not count', async () => {
  const order: string[] = [];
  const side = (name: string) => () => Promise.resolve(order.push(name));
  const rounds = await inTurns(2, { a: side('a'), b: side('b') });
  assert.deepEqual(order, ['a', 'b', 'b', 'a', 'a', 'b']);
  assert.deepEqual(rounds('a'), [4, 5]);
  assert.deepEqual(rounds('b'), [3, 6]);
});

test('what is seeded is the same each time, and no two of it are', () => {
  assert.deepEqual(seededRequest(7, 1000), seededRequest(7, 1000));
  const references = Array.from({ length: 5000 }, (_, index) => seedDraft(index, 5000).drawReference());
  assert.equal(new Set(references).size, 5000);
});
