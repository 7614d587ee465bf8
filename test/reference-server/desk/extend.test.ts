import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { complaint, deskKey, openCase } from '../../support/desk.ts';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { startServer } from '../../support/server.ts';

const start = async (t: TestContext, body: Parameters<typeof openCase>[2] = complaint) => {
  const server = await startServer(t);
  return { server, request: await openCase(server, await deskKey(server), body) };
};

/** Monday noon; the charter gives ten calendar days, and five more. */
const due = '2026-12-03';

test('an extension moves the due date by its days and says from where, and why', async t => {
  const { request } = await start(t);
  assert.equal((await request.track()).dueOn, due);
  await request.does({ type: 'extend', days: 5, reason: 'The parts are late.' });
  const tracked = await request.track();
  assert.equal(tracked.dueOn, '2026-12-08');
  assert.deepEqual(tracked.dueBasis, { rule: 'Charter 7', unit: 'calendar', days: 15, extendedFrom: due });
  assert.equal(tracked.timeline.at(-1)?.text, 'The parts are late.');
});

test('a rule of working days is extended by working days', async t => {
  const { request } = await start(t, {
    kind: 'records',
    service: 'STR-4',
    applicant: {
      givenName: 'Ayşe',
      familyName: 'Demir',
      address: 'Main Street 1',
      nationalId: '10000000146',
      phone: '+905302539191',
    },
    reply: { channel: 'sms', locale: 'en' },
  });
  // Thanksgiving is none of the five days, nor are Saturday and Sunday.
  assert.equal((await request.track()).dueOn, '2026-12-01');
  await request.does({ type: 'extend', days: 5, reason: 'Another office must be asked.' });
  assert.equal((await request.track()).dueOn, '2026-12-08');
});

test('there is one extension', async t => {
  const { request } = await start(t);
  await request.does({ type: 'extend', days: 1, reason: 'Late.' });
  const { detail } = await assertProblem(
    await request.act({ type: 'extend', days: 1, reason: 'Later.' }, 2),
    'illegal_transition',
  );
  assert.match(detail, /extended before/);
});

test('classifying to and fro wins no second extension', async t => {
  const { request } = await start(t);
  await request.does({ type: 'extend', days: 5, reason: 'Late.' });
  await request.does({ type: 'classify', kind: 'idea' });
  await request.does({ type: 'classify', kind: 'complaint' });
  assert.equal((await request.get()).dueOn, due);
  await assertProblem(
    await request.act({ type: 'extend', days: 5, reason: 'Later.' }, 4),
    'illegal_transition',
  );
});

test('an extension is no longer than the municipality’s maximum', async t => {
  const { request } = await start(t);
  await assertInvalid(await request.act({ type: 'extend', days: 6, reason: 'Late.' }, 1), {
    '/days': 'too_large',
  });
});

test('time can be extended on its last day, where the municipality is, and not after', async t => {
  const { server, request } = await start(t);
  server.setNow('2026-12-04T05:00:00.000Z');
  const { detail } = await assertProblem(
    await request.act({ type: 'extend', days: 1, reason: 'Late.' }, 1),
    'illegal_transition',
  );
  assert.match(detail, /2026-12-03/);
  server.setNow('2026-12-04T04:59:59.000Z');
  assert.equal((await request.does({ type: 'extend', days: 1, reason: 'Late.' })).dueOn, '2026-12-04');
});

test('what has no due date has nothing to extend', async t => {
  const { request } = await start(t, { ...complaint, kind: 'idea' });
  await assertProblem(await request.act({ type: 'extend', days: 1, reason: 'x' }, 1), 'illegal_transition');
});

test('a reopened request can be extended again', async t => {
  const { request } = await start(t);
  await request.does({ type: 'extend', days: 1, reason: 'Late.' });
  await request.does({ type: 'resolve', text: 'Done.' });
  await request.does({ type: 'reopen', text: 'It broke again.' });
  assert.equal((await request.does({ type: 'extend', days: 5, reason: 'Late.' })).dueOn, '2026-12-08');
});
