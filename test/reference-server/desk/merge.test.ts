import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskKey, openCase } from '../../support/desk.ts';
import { assertInvalid } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';

const unknown = '2026-4819073-2';

test('only the merged request says into which, and only at the desk', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const [one, other] = [await openCase(server, key), await openCase(server, key)];
  const merged = await one.does({ type: 'merge', into: other.receipt.reference });
  assert.equal(merged.status, 'merged');
  assert.equal(merged.timeline.at(-1)?.into, other.receipt.reference);
  assert.ok(!(await one.trackedText()).includes(other.receipt.reference));
  assert.ok(!JSON.stringify(await other.get()).includes(one.receipt.reference));
});

test('a request is merged into another that is there', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await assertInvalid(await request.act({ type: 'merge', into: unknown }, 1), { '/into': 'unknown_value' });
  await assertInvalid(await request.act({ type: 'merge', into: request.receipt.reference }, 1), {
    '/into': 'not_allowed',
  });
});

test('requests are not merged in a circle', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const [a, b, c] = [await openCase(server, key), await openCase(server, key), await openCase(server, key)];
  await a.does({ type: 'merge', into: b.receipt.reference });
  await b.does({ type: 'merge', into: c.receipt.reference });
  await assertInvalid(await c.act({ type: 'merge', into: a.receipt.reference }, 1), {
    '/into': 'not_allowed',
  });
});

test('a circle that a reopening has opened is none', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const [a, b] = [await openCase(server, key), await openCase(server, key)];
  await a.does({ type: 'merge', into: b.receipt.reference });
  await a.does({ type: 'reopen', text: 'They are two after all.' });
  assert.equal((await b.does({ type: 'merge', into: a.receipt.reference })).status, 'merged');
});

test('two clerks who merge two requests into each other at once do not close both', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  for (let pair = 0; pair < 20; pair += 1) {
    const [a, b] = [await openCase(server, key), await openCase(server, key)];
    await Promise.all([
      a.act({ type: 'merge', into: b.receipt.reference }, 1),
      b.act({ type: 'merge', into: a.receipt.reference }, 1),
    ]);
    const statuses = [(await a.get()).status, (await b.get()).status];
    assert.deepEqual(statuses.sort(), ['merged', 'received']);
  }
});

test('a tip that was erased is nothing to merge into', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write', 'desk:read', 'desk:write', 'desk:erase']);
  const [one, erased] = [await openCase(server, key), await openCase(server, key)];
  await erased.does({ type: 'resolve', text: 'Done.' });
  const path = `/desk/requests/${erased.receipt.reference}/personal-data`;
  assert.equal((await server.call(path, { method: 'DELETE', headers: bearer(key) })).status, 204);
  await assertInvalid(await one.act({ type: 'merge', into: erased.receipt.reference }, 1), {
    '/into': 'not_allowed',
  });
});

test('a unit merges into its own requests alone, and learns of no others', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const works = await server.key(['desk:read', 'desk:write'], { unit: 'works' });
  const [mine, theirs] = [await openCase(server, key), await openCase(server, key)];
  await mine.does({ type: 'forward', unit: 'works' });
  await theirs.does({ type: 'forward', unit: 'parks' });
  for (const into of [theirs.receipt.reference, unknown])
    await assertInvalid(
      await server.post(
        `/desk/requests/${mine.receipt.reference}/actions`,
        { type: 'merge', into },
        { ...bearer(works), 'If-Match': '"2"' },
      ),
      { '/into': 'unknown_value' },
    );
});
