import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeCrashReport } from '../support/crash-report.ts';
import { killRun } from '../support/kills/kill-run.ts';
import { serverProcess } from '../support/server-process.ts';

const kills = process.env['MIMER_LONG'] === undefined ? 5 : 500;
const seed = Number(process.env['MIMER_SEED'] ?? Date.now() % 1_000_000);

test('what was acknowledged is there after kill -9, and what was meant once is there once', async t => {
  const report = await killRun(t, { kills, writers: 50, seed });
  await writeCrashReport('kills', { seed, ...report });
  t.diagnostic(JSON.stringify({ seed, ...report }));
  const told = `MIMER_SEED=${seed}`;
  assert.deepEqual(report.lost, [], told);
  assert.deepEqual(report.doubled, [], told);
  assert.deepEqual(report.uncleanStarts, [], told);
  assert.deepEqual(report.refusals, [], told);
  assert.deepEqual(report.unerased, [], told);
  assert.equal(report.acknowledged, report.intents, told);
  assert.ok(report.stored > 50, `only ${report.stored} were stored`);
});

test('the run notices a server that acknowledges what it has not written', async t => {
  const sabotage = new URL('../support/kills/early-rename.ts', import.meta.url);
  const kinds = ['random'] as const;
  const { lost } = await killRun(t, { kills: 2, writers: 20, seed, kinds, sabotage });
  const [shown] = lost;
  assert.ok(shown, 'nothing was lost');
  await writeCrashReport('control-killed-server', {
    control: 'a killed server had acknowledged what it had not written',
    shown: `${lost.length} lost`,
  });
});

test('two servers can’t share a data folder', async t => {
  const server = await serverProcess(t);
  await assert.rejects(server.command('serve'), (error: unknown) => {
    assert.ok(error instanceof Error);
    assert.match(error.message, /melikgazi/);
    return true;
  });
});
