import assert from 'node:assert/strict';
import { createMimer, type CallReport } from '@melikgazi/mimer-sdk';
import { createWatch } from '@melikgazi/mimer-sdk/watch';
import { test } from 'node:test';
import { deskKey, openCase } from '../../support/desk.ts';
import { listening } from '../../support/listening.ts';
import { manualTimer } from '../../support/manual-timer.ts';
import { startServer } from '../../support/server.ts';

test('a request is watched over the network, and over the breaks of the network', async t => {
  const timer = manualTimer();
  const server = await startServer(t, { setTimer: timer.setTimer });
  const { receipt, does } = await openCase(server, await deskKey(server));
  const { origin, server: http } = await listening(t, server);
  const told: CallReport[] = [];
  const hooks = { onCall: (each: CallReport) => told.push(each) };
  const mimer = createMimer({ endpoint: `${origin}/riverton/v1`, hooks });
  const leaving = new AbortController();
  const { signal } = leaving;
  const statuses: string[] = [];
  const options = { signal, pause: () => Promise.resolve() };
  for await (const { status } of mimer.requests.watch(receipt.reference, receipt.trackingCode, options)) {
    statuses.push(status);
    if (status === 'received') {
      http.closeAllConnections();
      await does({ type: 'review' });
    } else if (status === 'in_review') {
      timer.pass(15 * 60_000);
      await does({ type: 'start' });
    } else leaving.abort();
  }
  assert.deepEqual(statuses, ['received', 'in_review', 'in_progress']);
  assert.ok(told.filter(({ call, status }) => call === 'watchRequest' && status === 200).length >= 3);
  assert.ok(told.every(({ call }) => call !== 'trackRequest'));
  // Nobody follows any more once the server has heard of it.
  while (timer.count() > 0) await new Promise(setImmediate);
});

test('a page that watches alone is told of a wrong code', async t => {
  const server = await startServer(t);
  const { origin } = await listening(t, server);
  const watching = createWatch({ endpoint: `${origin}/riverton/v1` })('2026-4819073-2', '0123456789');
  await assert.rejects(watching.next(), { name: 'ApiError', code: 'not_found' });
});
