import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { createWorker, type Queue } from '../../../reference-server/src/notifications/worker.ts';
import { deskKey, openCase } from '../../support/desk.ts';
import { keepingChannel, outboxOf } from '../../support/outbox.ts';
import { startServer } from '../../support/server.ts';

const fail = (error: unknown) => {
  throw error;
};

const workerFor = (queues: readonly Queue[], setTimer = () => () => {}) =>
  createWorker({
    queues,
    prepare: () => Promise.resolve(),
    everyMilliseconds: 1000,
    setTimer,
    onError: fail,
  });

/** A queue of so many messages, each of which waits until it is let go. */
const heldQueue = (count: number, concurrency: number) => {
  let next = 0;
  const held: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  let most = 0;
  const queue: Queue = {
    concurrency,
    claim: limit =>
      Promise.resolve(
        Array.from({ length: Math.min(limit, count - next) }, () => ({
          reference: '',
          id: `${(next += 1)}`,
        })),
      ),
    send: () =>
      new Promise(resolve => {
        held.push(resolve);
        most = Math.max(most, held.length);
        waiting.shift()?.();
      }),
  };
  return {
    queue,
    most: () => most,
    begun: () => new Promise<void>(resolve => void (held.length > 0 ? resolve() : waiting.push(resolve))),
    letGo: () => held.shift()?.(),
  };
};

test('no more are sent at once than the queue allows, and all are sent', async () => {
  const { queue, most, begun, letGo } = heldQueue(10, 3);
  const round = workerFor([queue]).round();
  for (let sent = 0; sent < 10; sent += 1) {
    await begun();
    letGo();
  }
  await round;
  assert.equal(most(), 3);
});

test('a queue that is stuck keeps no other waiting', async () => {
  const stuck = heldQueue(1, 1);
  const other = heldQueue(1, 1);
  const worker = workerFor([stuck.queue, other.queue]);
  worker.wake();
  await stuck.begun();
  await other.begun();
  other.letGo();
  stuck.letGo();
  await worker.stop();
});

test('a stop waits for what is being sent and begins nothing more', async () => {
  const { queue, begun, letGo } = heldQueue(2, 1);
  const worker = workerFor([queue]);
  worker.wake();
  await begun();
  let isStopped = false;
  const stopped = worker.stop().then(() => {
    isStopped = true;
  });
  await new Promise(resolve => setImmediate(resolve));
  assert.equal(isStopped, false);
  letGo();
  await stopped;
  letGo();
  assert.deepEqual(await queue.claim(5), [{ reference: '', id: '2' }], 'the second was never claimed');
});

test('the timer wakes the worker, which sets it anew', async () => {
  const timers: (() => void)[] = [];
  let claims = 0;
  const queue: Queue = {
    concurrency: 1,
    claim: () => {
      claims += 1;
      return Promise.resolve([]);
    },
    send: () => Promise.resolve(),
  };
  const worker = createWorker({
    queues: [queue],
    prepare: () => Promise.resolve(),
    everyMilliseconds: 1000,
    setTimer: task => {
      timers.push(task);
      return () => undefined;
    },
    onError: fail,
  });
  await worker.round();
  const before = claims;
  timers.at(-1)?.();
  await worker.round();
  assert.ok(claims > before);
  assert.ok(timers.length >= 3);
});

test('a claim that fails is told, and the next round goes on', async () => {
  const errors: unknown[] = [];
  let isBroken = true;
  let sent = 0;
  const worker = createWorker({
    queues: [
      {
        concurrency: 1,
        claim: () => {
          if (isBroken) return Promise.reject(new Error('no disk'));
          return Promise.resolve(sent === 0 ? [{ reference: '', id: '1' }] : []);
        },
        send: () => {
          sent += 1;
          return Promise.resolve();
        },
      },
    ],
    prepare: () => Promise.resolve(),
    everyMilliseconds: 1000,
    setTimer: () => () => undefined,
    onError: error => errors.push(error),
  });
  await worker.round();
  isBroken = false;
  await worker.round();
  assert.ok(errors.length > 0);
  assert.equal(sent, 1);
});

test('without a gateway a message stays pending, and the log says so once, without its words', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const request = await openCase(server, key);
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const worker = outboxOf(server, { log });
  await worker.round();
  server.setNow('2026-11-23T18:00:00.000Z');
  await openCase(server, key);
  await worker.round();
  assert.equal((await request.get()).notifications[0]?.state, 'pending');
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /"channel":"sms","pending":1.*no gateway/);
  assert.ok(!/\+90|Riverton got/.test(lines.join('')));
});

test('a new message wakes the worker by way of the store', async t => {
  const server = await startServer(t);
  const arrived = Promise.withResolvers<string>();
  const kept = keepingChannel();
  const worker = outboxOf(server, {
    channels: {
      sms: {
        send: async message => {
          await kept.send(message);
          arrived.resolve(message.id);
        },
      },
    },
  });
  const unwatch = server.endpoint.store.watch(() => worker.wake());
  const request = await openCase(server, await deskKey(server));
  assert.equal(await arrived.promise, (await request.get()).notifications[0]?.id);
  unwatch();
  await worker.stop();
});
