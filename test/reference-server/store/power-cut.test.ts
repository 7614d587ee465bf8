import assert from 'node:assert/strict';
import { test } from 'node:test';
import { without, wrongsAfterPowerCuts } from '../../support/power-cuts.ts';
import { randomChoice } from '../../support/random-choice.ts';

// The last of each life has no cut at all, and a life is long enough to be worth it.
const shortestLife = 50;

const isLong = process.env['MIMER_LONG'] !== undefined;
const coins = Array.from({ length: isLong ? 20 : 4 }, (_, seed) => randomChoice(seed));

test('nothing acknowledged is lost when a power cut drops all that was not synced', async () => {
  const { wrongs, operations } = await wrongsAfterPowerCuts(['drops']);
  assert.deepEqual(wrongs, []);
  assert.ok(operations > shortestLife, `${operations} operations`);
});

test('nothing acknowledged is lost when a power cut tears and reorders what was not synced', async () => {
  const { wrongs } = await wrongsAfterPowerCuts(coins);
  assert.deepEqual(wrongs, []);
});

test('the check notices when files are not synced', async () => {
  const { wrongs } = await wrongsAfterPowerCuts(['drops'], without('sync'));
  assert.ok(wrongs.some(wrong => wrong.includes('half a document')));
});

test('the check notices when folders are not synced', async () => {
  const { wrongs } = await wrongsAfterPowerCuts(['drops'], without('syncFolder'));
  assert.ok(wrongs.some(wrong => wrong.includes('lost')));
});
