import assert from 'node:assert/strict';
import { test } from 'node:test';
import { challengeHeader } from '../../support/challenge-header.ts';
import { deskKey, openCase } from '../../support/desk.ts';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';
import { upload } from '../../support/uploads.ts';

test('a reply to a question leads back to the work, and the desk reads it', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.does({ type: 'start' });
  await request.does({ type: 'ask', text: 'On which side?' });
  const response = await request.citizen('replies', { text: 'On the left.' });
  assert.equal(response.status, 201);
  const { status, timeline } = await request.get();
  const { type, actor, text, by } = timeline.at(-1) ?? {};
  assert.deepEqual(
    [status, type, actor, text, by],
    ['in_progress', 'replied', 'citizen', 'On the left.', undefined],
  );
});

test('a reply comes whatever the desk does meanwhile, and makes what the desk read stale', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await Promise.all([
    request.citizen('replies', { text: 'One.' }),
    request.citizen('replies', { text: 'Two.' }),
    request.act({ type: 'comment', text: 'Three.', public: true }, 1),
  ]);
  const { timeline, version } = await request.get();
  assert.equal(timeline.filter(({ type }) => type === 'replied').length, 2);
  assert.equal(version, timeline.length);
  await assertProblem(await request.act({ type: 'review' }, 1), 'stale');
});

test('a reply brings files that were uploaded for it', async t => {
  const server = await startServer(t, { now: new Date().toISOString() });
  const request = await openCase(server, await deskKey(server));
  const { reference, trackingCode } = request.receipt;
  const file = await upload(server, undefined, {
    ...bearer(trackingCode),
    'Mimer-Reference': reference,
    ...challengeHeader(await server.solve()),
  });
  const tracked = await request.asks('replies', { text: 'Look.', attachments: [file.id] });
  assert.deepEqual(tracked.timeline.at(-1)?.attachments, [file]);
  const path = `/requests/${reference}/attachments/${file.id}`;
  assert.equal((await server.call(path, { headers: bearer(trackingCode) })).status, 200);
});

test('a file of another request is no file for a reply', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const [one, other] = [await openCase(server, key), await openCase(server, key)];
  const { id } = await upload(server);
  await one.asks('replies', { text: 'Mine.', attachments: [id] });
  const before = await other.get();
  const { errors } = await assertProblem(
    await other.citizen('replies', { text: 'Mine too.', attachments: [id] }),
    'unknown_attachment',
  );
  assert.deepEqual(errors, [{ pointer: '/attachments/0', code: 'unknown_value' }]);
  assert.deepEqual(await other.get(), before);
});

test('a reply without words, too long or with too many files is refused', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await assertInvalid(await request.citizen('replies', {}), { '/text': 'required' });
  await assertInvalid(await request.citizen('replies', { text: 'x'.repeat(4001) }), { '/text': 'too_long' });
  await assertInvalid(await request.citizen('replies', { text: 'x', attachments: ['a', 'b', 'c', 'd'] }), {
    '/attachments': 'too_many',
  });
});
