import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskKey, openCase, type Case } from '../../support/desk.ts';
import { startServer } from '../../support/server.ts';

/** The types of the events that the citizen was or will be told of. */
const told = async (request: Case): Promise<string[]> =>
  (await request.get()).timeline
    .filter(({ notification }) => notification !== undefined)
    .map(({ type }) => type);

test('citizens are not told what they said themselves', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.asks('replies', { text: 'On the left.' });
  await request.does({ type: 'resolve', text: 'Done.' });
  await request.asks('rating', { score: 5 });
  assert.deepEqual(await told(request), ['received', 'resolved']);
});

test('citizens get it in writing that their request was reopened, and withdrawn', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.does({ type: 'resolve', text: 'Done.' });
  await request.asks('reopening', { text: 'It still leaks.' });
  await request.asks('withdrawal', {});
  assert.deepEqual(await told(request), ['received', 'resolved', 'reopened', 'withdrawn']);
});

test('a new channel is told on itself', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  await request.asks('reply-channel', { channel: 'phone' });
  const { notifications } = await request.get();
  assert.deepEqual(
    notifications.map(({ channel, state }) => [channel, state]),
    [
      ['sms', 'pending'],
      ['phone', 'task'],
    ],
  );
});
