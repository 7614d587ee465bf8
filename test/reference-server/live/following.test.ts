import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { pino } from 'pino';
import { deskKey, openCase, readTracked } from '../../support/desk.ts';
import { liveEvents } from '../../support/live-events.ts';
import { manualTimer } from '../../support/manual-timer.ts';
import { overriding } from '../../support/overriding.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer, type ServerOptions } from '../../support/server.ts';

const minute = 60_000;

/** A request and whoever follows it. */
const start = async (t: TestContext, options: ServerOptions = {}) => {
  const timer = manualTimer();
  const server = await startServer(t, { setTimer: timer.setTimer, ...options });
  const its = await openCase(server, await deskKey(server));
  const { reference, trackingCode } = its.receipt;
  const open = (headers: Record<string, string> = {}, method = 'GET') =>
    server.call(`/requests/${reference}/live`, { method, headers: { ...bearer(trackingCode), ...headers } });
  return { server, timer, its, open, reference };
};

test('whoever follows a request gets how it is, and how it is after each change', async t => {
  const { server, reference, its, open } = await start(t);
  const response = await open({ 'Accept-Language': 'tr' });
  assert.equal(response.headers.get('Content-Type'), 'text/event-stream');
  assert.equal(response.headers.get('Cache-Control'), 'private, no-store');
  assert.equal(response.headers.get('Content-Language'), 'tr');
  assert.equal(response.headers.get('X-Accel-Buffering'), 'no');
  const events = liveEvents(response);
  assert.deepEqual(await events.next(), { id: undefined, request: undefined });
  const first = await events.nextRequest();
  const headers = { ...bearer(its.receipt.trackingCode), 'Accept-Language': 'tr' };
  assert.deepEqual(first, await readTracked(await server.call(`/requests/${reference}`, { headers })));
  await its.act({ type: 'review' }, 1);
  assert.equal((await events.nextRequest()).status, 'in_review');
  await its.citizen('replies', { text: 'It is worse now.' });
  assert.equal((await events.nextRequest()).timeline.at(-1)?.text, 'It is worse now.');
});

test('what stays inside the town hall is no change', async t => {
  const { its, open } = await start(t);
  const events = liveEvents(await open());
  await events.nextRequest();
  await its.act({ type: 'comment', text: 'Between us.', public: false }, 1);
  await its.act({ type: 'review' }, 2);
  assert.equal((await events.nextRequest()).status, 'in_review');
});

test('what was told before the line broke is not told again', async t => {
  const { its, open } = await start(t);
  const broken = liveEvents(await open());
  await broken.next();
  const { id = '' } = (await broken.next()) ?? {};
  await broken.cancel();
  const resumed = liveEvents(await open({ 'Last-Event-ID': id }));
  await its.act({ type: 'review' }, 1);
  assert.equal((await resumed.nextRequest()).status, 'in_review');
  const behind = liveEvents(await open({ 'Last-Event-ID': id }));
  assert.equal((await behind.nextRequest()).status, 'in_review');
});

test('a comment every twenty seconds shows that the line is alive', async t => {
  const { timer, open } = await start(t);
  const events = liveEvents(await open());
  await events.nextRequest();
  for (let beats = 0; beats < 3; beats += 1) {
    timer.pass(20_000);
    assert.deepEqual(await events.next(), { id: undefined, request: undefined });
  }
});

test('it ends after a quarter of an hour', async t => {
  const { timer, open } = await start(t);
  const events = liveEvents(await open());
  await events.nextRequest();
  timer.pass(15 * minute);
  while ((await events.next()) !== undefined);
  assert.equal(timer.count(), 0);
});

test('it ends with the server, and is refused from then on', async t => {
  const stopping = new AbortController();
  const { open, timer } = await start(t, { stopping: stopping.signal });
  const events = liveEvents(await open());
  await events.nextRequest();
  stopping.abort();
  assert.equal(await events.next(), undefined);
  assert.equal(timer.count(), 0);
  await assertProblem(await open(), 'unavailable');
});

test('it ends once the code is another one', async t => {
  const { its, open } = await start(t);
  const events = liveEvents(await open());
  await events.nextRequest();
  assert.equal((await its.act({ type: 'renewCode' }, 1)).status, 200);
  assert.equal(await events.next(), undefined);
  await assertProblem(await open(), 'not_found');
});

test('it ends once the request is erased', async t => {
  const { server, its, open, reference } = await start(t);
  await its.act({ type: 'resolve', text: 'Done.' }, 1);
  const events = liveEvents(await open());
  assert.equal((await events.nextRequest()).status, 'resolved');
  const eraser = bearer(await server.key(['desk:erase']));
  await server.call(`/desk/requests/${reference}/personal-data`, { method: 'DELETE', headers: eraser });
  assert.equal(await events.next(), undefined);
});

test('it ends where the store can’t be read, and says why to the operator alone', async t => {
  const lines: string[] = [];
  let isBroken = false;
  const { server, reference, open } = await start(t, {
    log: pino({ level: 'error' }, { write: line => void lines.push(line) }),
    store: real =>
      overriding(real, {
        find: reference =>
          isBroken ? Promise.reject(new Error('EIO: i/o error, read')) : real.find(reference),
      }),
  });
  const events = liveEvents(await open());
  await events.nextRequest();
  isBroken = true;
  await server.endpoint.store.update(reference, undefined, stored => ({ ...stored, version: 2 }));
  assert.equal(await events.next(), undefined);
  assert.ok(lines.some(line => line.includes('a live answer broke off') && line.includes('EIO')));
});

test('three may follow a request at a time, and a fourth once one of them is gone', async t => {
  const { open } = await start(t);
  const [first] = await Promise.all([1, 2, 3].map(async () => liveEvents(await open())));
  const refusal = await open();
  assert.equal(refusal.headers.get('Retry-After'), '60');
  await assertProblem(refusal, 'rate_limited');
  assert.equal((await open({}, 'HEAD')).status, 200);
  await first?.cancel();
});

test('HEAD opens nothing', async t => {
  const { open, timer } = await start(t);
  const response = await open({}, 'HEAD');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Content-Type'), 'text/event-stream');
  assert.equal(await response.text(), '');
  assert.equal(timer.count(), 0);
});
