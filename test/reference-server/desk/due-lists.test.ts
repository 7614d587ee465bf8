import assert from 'node:assert/strict';
import { deskSummaryPageSchema } from '@melikgazi/mimer-sdk/contract';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { complaint, deskKey, openCase } from '../../support/desk.ts';
import { bearer, startServer } from '../../support/server.ts';

const start = async (t: TestContext) => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const list = async (query: string) => {
    const response = await server.call(`/desk/requests?${query}`, { headers: bearer(key) });
    return z.parse(deskSummaryPageSchema, await response.json()).items.map(({ reference }) => reference);
  };
  return { server, key, list };
};

test('a request is overdue when its day is over where the municipality is', async t => {
  const { server, key, list } = await start(t);
  const { reference } = (await openCase(server, key)).receipt;
  server.setNow('2026-12-04T04:59:59.000Z');
  assert.deepEqual([await list('overdue=true'), await list('overdue=false')], [[], [reference]]);
  server.setNow('2026-12-04T05:00:00.000Z');
  assert.deepEqual([await list('overdue=true'), await list('overdue=false')], [[reference], []]);
});

test('what is closed, has no rule, was extended or reopened is not overdue', async t => {
  const { server, key, list } = await start(t);
  const [late, closed, extended, reopened] = [
    await openCase(server, key),
    await openCase(server, key),
    await openCase(server, key),
    await openCase(server, key),
  ];
  await openCase(server, key, { ...complaint, kind: 'idea' });
  await closed.does({ type: 'resolve', text: 'Done.' });
  await extended.does({ type: 'extend', days: 5, reason: 'Late.' });
  await reopened.does({ type: 'resolve', text: 'Done.' });
  server.setNow('2026-12-01T17:00:00.000Z');
  await reopened.does({ type: 'reopen', text: 'Again.' });
  server.setNow('2026-12-07T17:00:00.000Z');
  assert.deepEqual(await list('overdue=true'), [late.receipt.reference]);
});

test('asking the citizen does not stop the clock', async t => {
  const { server, key, list } = await start(t);
  const request = await openCase(server, key);
  await request.does({ type: 'ask', text: 'Which side?' });
  server.setNow('2026-12-04T17:00:00.000Z');
  assert.deepEqual(await list('overdue=true'), [request.receipt.reference]);
});

test('what is due soon is listed before a day, soonest first', async t => {
  const { server, key, list } = await start(t);
  const due = async (receivedAt: string) =>
    (await openCase(server, key, { ...complaint, receivedAt })).receipt.reference;
  const third = await due('2026-11-23T15:00:00Z');
  const first = await due('2026-11-18T15:00:00Z');
  const second = await due('2026-11-20T15:00:00Z');
  await openCase(server, key, { ...complaint, kind: 'idea' });
  assert.deepEqual(await list('dueBefore=2026-12-03&sort=dueOn'), [first, second]);
  assert.deepEqual(await list('dueBefore=2026-12-04&sort=dueOn'), [first, second, third]);
});
