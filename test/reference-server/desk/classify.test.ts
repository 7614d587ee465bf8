import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { complaint, deskKey, openCase } from '../../support/desk.ts';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';

const start = async (t: TestContext, body: Parameters<typeof openCase>[2] = complaint) => {
  const server = await startServer(t);
  return { server, request: await openCase(server, await deskKey(server), body) };
};

test('another kind is due by its own rule, counted from the receipt', async t => {
  const { server, request } = await start(t, { ...complaint, kind: 'idea' });
  server.setNow('2026-11-30T17:00:00.000Z');
  const classified = await request.does({ type: 'classify', kind: 'complaint' });
  assert.deepEqual([classified.kind, classified.dueOn], ['complaint', '2026-12-03']);
  assert.deepEqual(classified.timeline.at(-1)?.was, { kind: 'idea', service: 'STR-2' });
});

test('after a reopening it is counted from that', async t => {
  const { server, request } = await start(t, { ...complaint, kind: 'idea' });
  await request.does({ type: 'resolve', text: 'Done.' });
  server.setNow('2026-11-30T17:00:00.000Z');
  await request.does({ type: 'reopen', text: 'Again.' });
  assert.equal((await request.does({ type: 'classify', kind: 'complaint' })).dueOn, '2026-12-10');
});

test('a kind without a rule has no due date', async t => {
  const { request } = await start(t);
  const { dueOn, dueBasis } = await request.does({ type: 'classify', kind: 'idea' });
  assert.deepEqual([dueOn, dueBasis], [undefined, undefined]);
});

test('another service of the same kind leaves the due date, and its extension, as they are', async t => {
  const { request } = await start(t);
  await request.does({ type: 'extend', days: 5, reason: 'Late.' });
  const { service, dueOn } = await request.does({ type: 'classify', service: 'STR-1' });
  assert.deepEqual([service.code, dueOn], ['STR-1', '2026-12-08']);
});

test('what another kind wants and nobody gave is missing from then on', async t => {
  const { request } = await start(t, { ...complaint, kind: 'idea' });
  assert.deepEqual((await request.get()).missing, []);
  assert.deepEqual((await request.does({ type: 'classify', kind: 'complaint' })).missing, [
    '/applicant/familyName',
    '/applicant/address',
  ]);
});

test('what a kind may not lack at all is not put under it', async t => {
  const { request } = await start(t);
  await assertInvalid(await request.act({ type: 'classify', kind: 'records', service: 'STR-4' }, 1), {
    '/kind': 'not_allowed',
  });
});

test('kind and service must be there and fit', async t => {
  const { request } = await start(t);
  await assertInvalid(await request.act({ type: 'classify' }, 1), { '/kind': 'required' });
  await assertInvalid(await request.act({ type: 'classify', kind: 'mood' }, 1), { '/kind': 'unknown_value' });
  await assertInvalid(await request.act({ type: 'classify', service: 'STR-6' }, 1), {
    '/service': 'unknown_value',
  });
  await assertInvalid(await request.act({ type: 'classify', service: 'STR-4' }, 1), {
    '/service': 'not_allowed',
  });
  await assertInvalid(await request.act({ type: 'classify', kind: 'records' }, 1), {
    '/kind': 'not_allowed',
  });
});

test('a key that may not read what is sensitive can’t make it plain by classifying it', async t => {
  const { server, request } = await start(t, { ...complaint, service: 'STR-3' });
  const action = { type: 'classify', service: 'STR-2' } as const;
  await assertProblem(await request.act(action, 1), 'forbidden');
  const sensitive = await server.key(['desk:read', 'desk:write', 'desk:sensitive']);
  const done = await server.post(`/desk/requests/${request.receipt.reference}/actions`, action, {
    ...bearer(sensitive),
    'If-Match': '"1"',
  });
  assert.equal(done.status, 200);
});
