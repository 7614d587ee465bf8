import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeCrashReport } from '../support/crash-report.ts';
import { runHistories, runHistoriesSideBySide } from '../support/crash/run-histories.ts';
import { controls } from '../support/crash/sabotages.ts';

const isLong = process.env['MIMER_LONG'] !== undefined;
const histories = isLong ? 10_000 : 50;
// Always the same where everybody waits for it, and others each time in the long form.
const first = Number(process.env['MIMER_SEED'] ?? (isLong ? Date.now() % 1_000_000 : 1));
// Always the same: whether a control shows it must not be left to chance.
const seedsOfControls = 60;

const seedsFrom = (start: number, count: number) =>
  Array.from({ length: count }, (_, index) => start + index);

test('whenever the power goes, what was acknowledged is there, once and whole, and what was erased is not', async () => {
  const start = performance.now();
  const seeds = seedsFrom(first, histories);
  const totals = await (isLong ? runHistoriesSideBySide(seeds) : runHistories(seeds));
  const seconds = Math.round((performance.now() - start) / 1000);
  await writeCrashReport('power-cuts', { firstSeed: first, ...totals, seconds });
  assert.deepEqual(totals.wrongs, []);
  assert.equal(totals.histories, histories);
  assert.ok(totals.cuts > 50 * histories, `only ${totals.cuts} cuts`);
});

for (const { name, sabotage, shows } of controls)
  test(`the histories show it when ${name}`, async () => {
    const isShown = (wrongs: readonly string[]) => wrongs.some(wrong => shows.test(wrong));
    const { wrongs } = await runHistories(seedsFrom(1, seedsOfControls), sabotage, isShown);
    const shown = wrongs.find(wrong => shows.test(wrong));
    assert.ok(shown, wrongs.slice(0, 5).join('\n'));
    await writeCrashReport(`control-${name.replaceAll(' ', '-')}`, { control: name, shown });
  });
