import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaint, deskKey, openCase } from '../../support/desk.ts';
import { startServer } from '../../support/server.ts';

test('what is reopened is due anew, counted from that day', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.does({ type: 'extend', days: 5, reason: 'Late.' });
  await request.does({ type: 'resolve', text: 'Done.' });
  server.setNow('2026-12-10T17:00:00.000Z');
  await request.does({ type: 'reopen', text: 'It broke again.' });
  const { status, dueOn, dueBasis, closedAt } = await request.track();
  assert.deepEqual([status, dueOn, closedAt], ['in_review', '2026-12-20', undefined]);
  assert.deepEqual(dueBasis, { rule: 'Charter 7', unit: 'calendar', days: 10 });
});

test('what has no rule has no due date after a reopening either', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server), { ...complaint, kind: 'idea' });
  await request.does({ type: 'resolve', text: 'Done.' });
  await request.does({ type: 'reopen', text: 'Not quite.' });
  assert.equal((await request.get()).dueOn, undefined);
});
