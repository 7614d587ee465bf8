import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskKey, openCase } from '../../support/desk.ts';
import { startServer } from '../../support/server.ts';

test('nothing that the desk says to itself reaches the citizen', async t => {
  const server = await startServer(t);
  const key = await deskKey(server, 'canary-clerk');
  const [request, other] = [await openCase(server, key), await openCase(server, key)];
  await request.does({ type: 'forward', unit: 'works', note: 'canary-note' });
  await request.does({ type: 'start', note: 'canary-note', expectedOn: '2026-12-01' });
  await request.does({ type: 'comment', text: 'canary-comment', public: false });
  await request.does({ type: 'answer', text: 'On the left.', channel: 'in_person' });
  await request.does({ type: 'amend', applicant: { familyName: 'Canary-Name' } });
  await request.does({ type: 'classify', service: 'STR-1' });
  await request.does({ type: 'merge', into: other.receipt.reference });
  const text = await request.trackedText();
  assert.ok(text.includes(request.receipt.reference));
  assert.ok(!/canary/i.test(text), text);
  assert.ok(!text.includes(other.receipt.reference));
  assert.ok(!/"(by|note|into|was|members|version|mark|channel":"in_person)"/.test(text), text);
});

test('to the citizen a request was updated when something public happened', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  const { updatedAt } = await request.track();
  server.setNow('2026-11-24T17:00:00.000Z');
  const commented = await request.does({ type: 'comment', text: 'Call Ali.', public: false });
  assert.equal((await request.track()).updatedAt, updatedAt);
  assert.notEqual(commented.updatedAt, updatedAt);
  await request.does({ type: 'comment', text: 'On the way.', public: true });
  assert.equal((await request.track()).updatedAt, '2026-11-24T17:00:00.000Z');
});

test('what a citizen does reaches the desk without a name of the staff', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.asks('replies', { text: 'On the left.' });
  const { actor, by } = (await request.get()).timeline.at(-1) ?? {};
  assert.deepEqual([actor, by], ['citizen', undefined]);
});
