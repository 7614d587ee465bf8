import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canOf, jurisdictionView } from '@melikgazi/mimer-sdk/domain';
import { loadJurisdiction } from '../../../reference-server/src/jurisdictions/load.ts';
import { deskKey, openCase } from '../../support/desk.ts';
import { eventOf, storedRequest } from '../../support/drafts.ts';
import { assertProblem } from '../../support/problem.ts';
import { noon, rivertonFolder, startServer } from '../../support/server.ts';

// Closed on Monday 23 November, noon in New York; Riverton reopens for ten days.

test('a closed request is reopened until the end of the last day where the municipality is', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.does({ type: 'resolve', text: 'Done.' });
  server.setNow('2026-12-04T04:59:59.000Z');
  assert.equal((await request.track()).can.reopen, true);
  const reopened = await request.asks('reopening', { text: 'It still leaks.' });
  assert.deepEqual([reopened.status, reopened.dueOn], ['in_review', '2026-12-13']);
  assert.equal(reopened.timeline.at(-1)?.actor, 'citizen');
});

test('after that day it is not, and “can” says so', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.does({ type: 'decline', reason: 'unclear', text: 'What?' });
  server.setNow('2026-12-04T05:00:00.000Z');
  assert.equal((await request.track()).can.reopen, false);
  const { detail } = await assertProblem(
    await request.citizen('reopening', { text: 'It still leaks.' }),
    'illegal_transition',
  );
  assert.match(detail, /declined.*reopen.*2026-12-03/);
});

test('the days count from the last closing', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.does({ type: 'resolve', text: 'Done.' });
  await request.does({ type: 'reopen', text: 'Not done.' });
  server.setNow('2026-12-03T17:00:00.000Z');
  await request.does({ type: 'resolve', text: 'Done.' });
  // What is said about a closed request later does not close it again.
  await request.does({ type: 'comment', text: 'Thank you.', public: true });
  server.setNow('2026-12-13T17:00:00.000Z');
  assert.equal((await request.track()).can.reopen, true);
  server.setNow('2026-12-14T17:00:00.000Z');
  assert.equal((await request.track()).can.reopen, false);
});

test('a municipality without such days lets nobody reopen, and does not offer it', async () => {
  const data = await loadJurisdiction(rivertonFolder);
  const { reopenDays: _days, ...profile } = data.profile;
  const never = { ...data, profile };
  const closed = storedRequest('2026-4819073-2', {
    receivedAt: noon,
    events: [eventOf('received', noon), eventOf('resolved', noon)],
  });
  const capabilities = ['reopening'];
  assert.equal(canOf(closed, { data, now: noon, capabilities }).reopen, true);
  assert.equal(canOf(closed, { data: never, now: noon, capabilities }).reopen, false);
  assert.deepEqual(jurisdictionView(never, 'en', capabilities).capabilities, []);
});
