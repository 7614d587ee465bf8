import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskKey, openCase } from '../../support/desk.ts';
import { liveEvents } from '../../support/live-events.ts';
import { listening } from '../../support/listening.ts';
import { manualTimer } from '../../support/manual-timer.ts';
import { bearer, startServer } from '../../support/server.ts';

test('a follower who goes away leaves nothing behind, and makes room', async t => {
  const timer = manualTimer();
  const server = await startServer(t, { setTimer: timer.setTimer });
  const { receipt, act } = await openCase(server, await deskKey(server));
  const { origin } = await listening(t, server);
  const url = `${origin}/riverton/v1/requests/${receipt.reference}/live`;
  const follow = async () => {
    const aborting = new AbortController();
    const headers = { ...bearer(receipt.trackingCode), 'Accept-Encoding': 'gzip, br' };
    const response = await fetch(url, { headers, signal: aborting.signal });
    assert.equal(response.headers.get('Content-Encoding'), null);
    return { aborting, events: liveEvents(response) };
  };
  const followers = await Promise.all([follow(), follow(), follow()]);
  await Promise.all(followers.map(({ events }) => events.nextRequest()));
  assert.equal((await fetch(url, { headers: bearer(receipt.trackingCode) })).status, 429);
  await act({ type: 'review' }, 1);
  for (const { events } of followers) assert.equal((await events.nextRequest()).status, 'in_review');

  const [first, ...others] = followers;
  const timers = timer.count();
  first?.aborting.abort();
  while (timer.count() === timers) await new Promise(setImmediate);
  const fourth = await follow();
  assert.equal((await fourth.events.nextRequest()).status, 'in_review');
  for (const { aborting } of [...others, fourth]) aborting.abort();
  while (timer.count() > 0) await new Promise(setImmediate);
});
