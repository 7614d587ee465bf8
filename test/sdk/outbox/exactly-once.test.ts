import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memoryStore } from '@melikgazi/mimer-sdk/outbox';
import { contentOf, countingBackend, submission, type Trouble } from '../../support/counting-backend.ts';
import { Crash, crashingStore } from '../../support/crashing-store.ts';
import { clock, freeLock, leasingTab, tab } from '../../support/outbox-tab.ts';

const photo = (name: string) => ({ name, blob: new Blob([name], { type: 'image/jpeg' }) });

/** What comes next in a stream that never ends. */
const next = (stream: fc.Stream<Trouble | undefined>): Trouble | undefined => {
  for (const value of stream.take(1)) return value;
  return undefined;
};

const hour = 3_600_000;

for (const afterwards of [false, true]) {
  test(`a crash ${afterwards ? 'after' : 'before'} any write leaves one request and its receipt`, async () => {
    for (let crashAt = 1; ; crashAt += 1) {
      const shared = memoryStore();
      const backend = countingBackend();
      await tab(shared, backend.send).add({
        request: submission(),
        files: [photo('one.jpg'), photo('two.jpg')],
      });
      const dying = crashingStore(shared, { crashAt, afterwards });
      const ended = await tab(dying.store, backend.send)
        .flush()
        .then(
          () => 'done',
          (error: unknown) => {
            if (!(error instanceof Crash)) throw error;
            return 'crashed';
          },
        );
      const outbox = tab(shared, backend.send, { now: () => hour });
      await outbox.flush();
      const [item] = await outbox.items();
      assert.deepEqual(
        [backend.stored().length, item?.state, item?.receipt?.reference, item?.request],
        [1, 'sent', backend.stored()[0]?.receipt.reference, undefined],
        `at call ${crashAt}`,
      );
      assert.equal(new Set(backend.posts.map(({ key }) => key)).size, 1);
      if (ended === 'done') {
        assert.ok(crashAt > 5, 'every write of two uploads, a body and a receipt was a place to crash at');
        return;
      }
    }
  });
}

test('lost calls and lost answers in any order leave one request each', async () => {
  const troubles = fc.infiniteStream(
    fc.constantFrom<Trouble | undefined>(undefined, undefined, 'lost', 'answer lost'),
  );
  await fc.assert(
    fc.asyncProperty(troubles, fc.integer({ min: 1, max: 4 }), async (stream, count) => {
      let calm = false;
      const backend = countingBackend({ trouble: () => (calm ? undefined : next(stream)) });
      const { now, pass } = clock();
      const outbox = tab(memoryStore(), backend.send, { now });
      for (let number = 0; number < count; number += 1)
        await outbox.add({ request: submission(number), files: number % 2 === 0 ? [photo('a.jpg')] : [] });
      for (let attempt = 0; attempt < 6; attempt += 1) {
        await outbox.flush();
        pass(hour);
      }
      calm = true;
      await outbox.flush();
      const items = await outbox.items();
      assert.deepEqual(
        items.map(({ state }) => state),
        items.map(() => 'sent'),
      );
      assert.deepEqual(
        backend
          .stored()
          .map(({ body }) => body.description)
          .toSorted(),
        Array.from({ length: count }, (_, number) => submission(number).description),
      );
    }),
    { numRuns: process.env['MIMER_LONG'] === undefined ? 60 : 600 },
  );
});

test('two tabs without Web Locks send each item once, however they interleave', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async scheduler => {
      const backend = countingBackend();
      const store = memoryStore();
      const slow = <Parameters extends unknown[], Result>(work: (...given: Parameters) => Promise<Result>) =>
        scheduler.scheduleFunction(work);
      const slowStore = {
        ...store,
        list: slow(store.list),
        update: slow(store.update),
        claim: slow(store.claim),
        release: slow(store.release),
      };
      const send = { ...backend.send, create: slow(backend.send.create) };
      const tabs = [leasingTab(slowStore, send, () => 0), leasingTab(slowStore, send, () => 0)];
      for (let number = 0; number < 3; number += 1)
        await tab(store, send).add({ request: submission(number) });
      const ended = Promise.all(tabs.map(each => each.flush()));
      await scheduler.waitFor(ended);
      assert.equal(backend.posts.length, 3);
      assert.equal(backend.stored().length, 3);
    }),
    { numRuns: process.env['MIMER_LONG'] === undefined ? 100 : 1000 },
  );
});

test('two tabs that both believe to be the only one still make one request', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async scheduler => {
      const backend = countingBackend();
      const store = memoryStore();
      const send = {
        ...backend.send,
        create: scheduler.scheduleFunction(backend.send.create),
        upload: scheduler.scheduleFunction(
          backend.send.upload ?? (() => Promise.reject(new Error('no upload'))),
        ),
      };
      await tab(store, send).add({ request: submission(), files: [photo('a.jpg'), photo('b.jpg')] });
      const tabs = [tab(store, send, { lock: freeLock }), tab(store, send, { lock: freeLock })];
      const ended = Promise.all(tabs.map(each => each.flush()));
      await scheduler.waitFor(ended);
      assert.equal(backend.stored().length, 1);
      assert.equal(new Set(backend.posts.map(({ key, body }) => `${key} ${contentOf(body)}`)).size, 1);
      assert.equal((await tab(store, send).items())[0]?.state, 'sent');
    }),
    { numRuns: process.env['MIMER_LONG'] === undefined ? 100 : 1000 },
  );
});

test('a tab that died keeps the right to send only for a while', async () => {
  const backend = countingBackend();
  const store = memoryStore();
  const { now, pass } = clock();
  await store.claim('a tab that died', now(), now() + 60_000);
  const outbox = leasingTab(store, backend.send, now);
  await outbox.add({ request: submission() });
  assert.equal(await outbox.flush(), false);
  pass(60_001);
  assert.equal(await outbox.flush(), true);
  assert.equal(backend.stored().length, 1);
});

test('what is removed while its challenge is being solved is not sent, and the next one is', async () => {
  const store = memoryStore();
  const backend = countingBackend();
  const solving = Promise.withResolvers<void>();
  const solved = Promise.withResolvers<undefined>();
  const outbox = tab(store, { ...backend.send, solve: () => (solving.resolve(), solved.promise) });
  const removed = await outbox.add({ request: submission(1) });
  await outbox.add({ request: submission(2) });
  const flushed = outbox.flush();
  await solving.promise;
  await outbox.remove(removed.id);
  solved.resolve(undefined);
  await flushed;
  assert.deepEqual(
    backend.posts.map(({ body }) => body.description),
    ['Çukur 2'],
  );
});

test('what is removed while it is on its way is given up', async () => {
  const store = memoryStore();
  const started = Promise.withResolvers<AbortSignal | undefined>();
  const outbox = tab(store, {
    create: (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('given up')));
        started.resolve(signal);
      }),
  });
  const item = await outbox.add({ request: submission() });
  const flushed = outbox.flush();
  const signal = await started.promise;
  await outbox.remove(item.id);
  await flushed;
  assert.deepEqual([signal?.aborted, await store.list()], [true, []]);
});

test('what is wiped while it is on its way does not come back', async () => {
  const store = memoryStore();
  const backend = countingBackend();
  const arrived = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const outbox = tab(store, {
    ...backend.send,
    create: async (body, options) => {
      arrived.resolve();
      await answered.promise;
      return backend.send.create(body, options);
    },
  });
  await outbox.add({ request: submission() });
  const flushed = outbox.flush();
  await arrived.promise;
  await outbox.wipe();
  answered.resolve();
  await flushed;
  assert.deepEqual(await store.list(), []);
});
