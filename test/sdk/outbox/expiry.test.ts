import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasExpired, memoryStore, type OutboxItem } from '@melikgazi/mimer-sdk/outbox';
import { countingBackend, submission } from '../../support/counting-backend.ts';
import { clock, tab } from '../../support/outbox-tab.ts';

const day = 86_400_000;
const photo = { name: 'a.jpg', blob: new Blob(['a'], { type: 'image/jpeg' }) };

const begin = (options: Parameters<typeof countingBackend>[0] = {}, maxAge?: number) => {
  const backend = countingBackend(options);
  const time = clock();
  const store = memoryStore();
  const outbox = tab(store, backend.send, { now: time.now, ...(maxAge !== undefined && { maxAge }) });
  return { ...backend, ...time, store, outbox };
};

const facts = (items: readonly OutboxItem[]) => items.map(({ state, reason }) => [state, reason?.code]);

test('what was not sent within thirty days is kept, and not sent any more, whoever asks for it', async () => {
  const { outbox, pass, posts } = begin();
  await outbox.add({ request: submission(), files: [photo], context: { answers: 'kept' } });
  pass(30 * day);
  await outbox.flush();
  await outbox.flush({ all: true });
  const items = await outbox.items();
  const [item] = items;
  assert.deepEqual(facts(items), [['setAside', 'expired']]);
  assert.deepEqual(
    [item && hasExpired(item), item?.request, item?.files[0]?.name, item?.context, posts.length],
    [true, submission(), 'a.jpg', { answers: 'kept' }, 0],
  );
});

test('a moment before it is still sent', async () => {
  const { outbox, pass, stored } = begin();
  await outbox.add({ request: submission() });
  pass(30 * day - 1);
  await outbox.flush();
  assert.deepEqual([stored().length, facts(await outbox.items())], [1, [['sent', undefined]]]);
});

test('how long it is sent by itself is the caller’s to say', async () => {
  const { outbox, pass } = begin({}, day);
  await outbox.add({ request: submission(1) });
  pass(day / 2);
  await outbox.add({ request: submission(2) });
  pass(day / 2);
  await outbox.flush();
  assert.deepEqual(facts(await outbox.items()), [
    ['setAside', 'expired'],
    ['sent', undefined],
  ]);
});

test('what was being sent when a tab died expires as well, with what went out and its key', async () => {
  const { outbox, pass, store, stored } = begin({ trouble: () => 'answer lost' });
  await outbox.add({ request: submission(), idempotencyKey: 'the-key-of-the-intent' });
  await outbox.flush();
  const [lost] = await outbox.items();
  assert.ok(lost);
  await store.update(lost.id, () => ({ ...lost, state: 'sending' }));
  pass(30 * day);
  await outbox.flush();
  const items = await outbox.items();
  assert.deepEqual(facts(items), [['setAside', 'expired']]);
  assert.deepEqual(
    [stored().length, items[0]?.body, items[0]?.idempotencyKey],
    [1, submission(), 'the-key-of-the-intent'],
  );
});

test('a receipt that comes after another tab called it expired is the receipt', async () => {
  const { send, store, now, pass, outbox } = begin();
  const arrived = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const slow = tab(
    store,
    {
      create: async (body, options) => {
        arrived.resolve();
        await answered.promise;
        return send.create(body, options);
      },
    },
    { now },
  );
  await slow.add({ request: submission() });
  const flushed = slow.flush();
  await arrived.promise;
  pass(30 * day);
  await outbox.flush();
  assert.deepEqual(facts(await outbox.items()), [['setAside', 'expired']]);
  answered.resolve();
  await flushed;
  assert.deepEqual(facts(await outbox.items()), [['sent', undefined]]);
});

test('observers hear that something has expired, and receipts never do', async () => {
  const { outbox, pass } = begin();
  await outbox.add({ request: submission(1) });
  await outbox.flush();
  await outbox.add({ request: submission(2) });
  pass(31 * day);
  const heard: string[] = [];
  const stop = outbox.subscribe(items => heard.push(items.map(({ state }) => state).join()));
  await outbox.flush();
  await new Promise(resolve => setImmediate(resolve));
  stop();
  assert.deepEqual(heard, ['sent,setAside']);
});
