import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskKey, openCase } from '../../support/desk.ts';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { startServer } from '../../support/server.ts';

test('an answer is rated once, and “can” says so', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.does({ type: 'resolve', text: 'Done.' });
  assert.equal((await request.track()).can.rate, true);
  const rated = await request.asks('rating', { score: 2, text: 'It still leaks.' });
  assert.deepEqual([rated.status, rated.can.rate], ['resolved', false]);
  assert.deepEqual([rated.timeline.at(-1)?.score, rated.timeline.at(-1)?.text], [2, 'It still leaks.']);
  const { detail } = await assertProblem(await request.citizen('rating', { score: 5 }), 'illegal_transition');
  assert.match(detail, /rated before/);
});

test('each closing is rated anew', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.does({ type: 'resolve', text: 'Done.' });
  await request.asks('rating', { score: 2 });
  await request.asks('reopening', { text: 'It still leaks.' });
  assert.equal((await request.track()).can.rate, false);
  await request.does({ type: 'resolve', text: 'Done again.' });
  await request.asks('rating', { score: 5 });
  const { timeline } = await request.get();
  assert.deepEqual(
    timeline.flatMap(({ score }) => score ?? []),
    [2, 5],
  );
});

test('of two ratings at once, one counts', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.does({ type: 'resolve', text: 'Done.' });
  const responses = await Promise.all([1, 2, 3].map(score => request.citizen('rating', { score })));
  assert.deepEqual(responses.map(({ status }) => status).sort(), [200, 409, 409]);
});

test('a score is a whole number from 1 to 5', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.does({ type: 'resolve', text: 'Done.' });
  for (const [score, code] of [
    [0, 'too_small'],
    [6, 'too_large'],
    [4.5, 'invalid_type'],
    ['5', 'invalid_type'],
    [null, 'required'],
  ] as const)
    await assertInvalid(await request.citizen('rating', { score }), { '/score': code });
});
