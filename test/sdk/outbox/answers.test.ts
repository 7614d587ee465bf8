import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryStore, watchOutbox } from '@melikgazi/mimer-sdk/outbox';
import type { ChallengeSolution } from '@melikgazi/mimer-sdk';
import { countingBackend, refusal, submission, type Trouble } from '../../support/counting-backend.ts';
import { broadcast } from '../../../sdk/src/outbox/outbox-channel.ts';
import { clock, tab } from '../../support/outbox-tab.ts';

const photo = { name: 'a.jpg', blob: new Blob(['a'], { type: 'image/jpeg' }) };

const solution = (nonce: string): ChallengeSolution => ({
  challenge: {
    parameters: {
      algorithm: 'PBKDF2/SHA-256',
      nonce,
      salt: '00',
      cost: 1,
      keyLength: 32,
      keyPrefix: '00',
      expiresAt: 1,
    },
    signature: '00',
  },
  solution: { counter: 1, derivedKey: '00' },
});

/** An outbox whose calls meet these troubles, one after the other. */
const outboxWith = (...troubles: readonly (Trouble | undefined)[]) => {
  const left = [...troubles];
  const backend = countingBackend({ trouble: () => left.shift() });
  const time = clock();
  const store = memoryStore();
  return { ...backend, ...time, store, outbox: tab(store, backend.send, { now: time.now }) };
};

for (const code of ['invalid', 'forbidden', 'not_found', 'erased', 'too_large'] as const) {
  test(`what is refused as ${code} is set aside with its reason, and not tried again`, async () => {
    const { outbox, pass, posts } = outboxWith(refusal(code));
    await outbox.add({ request: submission(), context: { answers: 'kept' } });
    await outbox.flush();
    pass(86_400_000);
    await outbox.flush({ all: true });
    const [item] = await outbox.items();
    assert.deepEqual(
      [item?.state, item?.reason, item?.context, posts.length],
      ['setAside', { code, requestId: 'r-1' }, { answers: 'kept' }, 0],
    );
  });
}

for (const code of ['in_flight', 'rate_limited', 'internal', 'unavailable', 'storage_full'] as const) {
  test(`what meets ${code} is tried again later`, async () => {
    const { outbox, pass, stored } = outboxWith(refusal(code));
    await outbox.add({ request: submission() });
    await outbox.flush();
    await outbox.flush();
    assert.deepEqual([stored().length, (await outbox.items())[0]?.state], [0, 'waiting']);
    pass(3_600_000);
    await outbox.flush();
    assert.equal(stored().length, 1);
  });
}

test('files that nobody can upload set their request aside', async () => {
  const backend = countingBackend({});
  const time = clock();
  const { upload: _, ...send } = backend.send;
  const outbox = tab(memoryStore(), send, { now: time.now });
  await outbox.add({ request: submission(), files: [photo] });
  await outbox.flush();
  const [item] = await outbox.items();
  assert.deepEqual([item?.state, item?.reason, item?.files.length], ['setAside', { code: 'unsupported' }, 1]);
});

test('nothing is tried before the backend said it may be', async () => {
  const { outbox, pass, stored } = outboxWith(refusal('rate_limited', { retryAfter: 7200 }));
  await outbox.add({ request: submission() });
  await outbox.flush();
  pass(7_199_000);
  await outbox.flush();
  assert.equal(stored().length, 0);
  pass(1_000);
  await outbox.flush();
  assert.equal(stored().length, 1);
});

test('the pause grows with each attempt, up to half an hour', async () => {
  const { outbox, now } = outboxWith(...Array.from({ length: 20 }, () => 'lost' as const));
  await outbox.add({ request: submission() });
  const pauses: number[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1) {
    await outbox.flush({ all: true });
    pauses.push(((await outbox.items())[0]?.nextAt ?? 0) - now());
  }
  assert.deepEqual(
    pauses,
    pauses.toSorted((one, other) => one - other),
  );
  assert.deepEqual([pauses[0], pauses[1], pauses.at(-1)], [2_500, 5_000, 900_000]);
});

test('a challenge is solved for each attempt and is no part of what is kept', async () => {
  const { send, posts } = countingBackend();
  let solved = 0;
  let refused = false;
  const store = memoryStore();
  const outbox = tab(store, {
    ...send,
    solve: () => Promise.resolve(solution(`${(solved += 1)}`)),
    create: async (body, options) => {
      const first = !refused;
      refused = true;
      if (first) throw refusal('challenge_failed');
      return send.create(body, options);
    },
  });
  await outbox.add({ request: submission() });
  await outbox.flush();
  assert.equal(posts[0]?.body.challenge?.challenge.parameters.nonce, '2');
  assert.equal(JSON.stringify(await store.list()).includes('signature'), false);
});

test('a file whose proof of work was not taken goes at once with another', async () => {
  const { send, posts } = countingBackend();
  let uploads = 0;
  const outbox = tab(memoryStore(), {
    ...send,
    solve: () => Promise.resolve(solution('ab')),
    upload: async (...given) => {
      if ((uploads += 1) === 1) throw refusal('challenge_failed');
      return (await send.upload?.(...given)) ?? { id: '' };
    },
  });
  await outbox.add({ request: submission(), files: [photo] });
  await outbox.flush();
  assert.deepEqual([uploads, posts[0]?.body.attachments], [2, ['file-1']]);
});

test('files that the backend forgot are uploaded anew and go out under a key of their own', async () => {
  const { outbox, pass, posts, sweep, stored } = outboxWith(undefined, 'lost');
  await outbox.add({ request: submission(), idempotencyKey: 'the-first-key-0123', files: [photo] });
  await outbox.flush();
  sweep();
  pass(86_400_000);
  await outbox.flush();
  assert.deepEqual(
    posts.map(({ body }) => body.attachments),
    [['file-1'], ['file-2']],
  );
  assert.equal(posts[0]?.key, 'the-first-key-0123');
  assert.notEqual(posts[1]?.key, 'the-first-key-0123');
  assert.equal(stored().length, 1);
});

test('files that the backend forgets again and again end in a reason', async () => {
  const backend = countingBackend();
  const outbox = tab(memoryStore(), {
    ...backend.send,
    upload: async (...given) => {
      const uploaded = await backend.send.upload?.(...given);
      backend.sweep();
      return uploaded ?? { id: '' };
    },
  });
  await outbox.add({ request: submission(), files: [photo] });
  await outbox.flush();
  assert.deepEqual((await outbox.items())[0]?.reason?.code, 'unknown_attachment');
});

test('a file that was uploaded before is not uploaded again', async () => {
  const { outbox, send, posts } = outboxWith();
  const uploaded = await send.upload?.(photo.blob, { name: 'a.jpg' });
  await outbox.add({
    request: submission(),
    files: [
      { ...photo, attachmentId: uploaded?.id },
      { ...photo, name: 'b.jpg' },
    ],
  });
  await outbox.flush();
  assert.deepEqual(posts[0]?.body.attachments, ['file-1', 'file-2']);
});

test('where an earlier attempt had arrived, its receipt is the answer', async () => {
  const { send, accept, stored } = countingBackend();
  const outbox = tab(memoryStore(), { create: send.create });
  const receipt = accept('the-key-of-the-intent', submission(1));
  await outbox.add({
    request: submission(2),
    earlier: [submission(0), submission(1)],
    idempotencyKey: 'the-key-of-the-intent',
  });
  await outbox.flush();
  const [item] = await outbox.items();
  assert.deepEqual(
    [item?.state, item?.receipt, item?.arrivedEarlier, stored().length],
    ['sent', receipt, true, 1],
  );
});

test('where nobody knows any more what had arrived, the backend is asked for the receipt', async () => {
  const { outbox, accept } = outboxWith();
  const receipt = accept('the-key-of-the-intent', submission(1));
  await outbox.add({ request: submission(2), idempotencyKey: 'the-key-of-the-intent' });
  await outbox.flush();
  assert.deepEqual((await outbox.items())[0]?.receipt, receipt);
});

test('what was sent is kept as a receipt and nothing else', async () => {
  const { outbox, store } = outboxWith();
  await outbox.add({ request: submission(), files: [photo], context: 'KANARYA' });
  await outbox.flush();
  const kept = JSON.stringify(await store.list());
  assert.equal(/Çukur|KANARYA|a\.jpg/.test(kept), false, kept);
});

test('what could not be read back is refused before anything is promised', async () => {
  const { outbox, store } = outboxWith();
  const request = { ...submission(), applicant: { email: 'ad@ornek.xn--p1ai' } };
  await assert.rejects(outbox.add({ request }), TypeError);
  assert.deepEqual(await store.list(), []);
});

test('telling other tabs keeps no program from ending, and they hear it', async () => {
  const other = new BroadcastChannel('an outbox');
  const heard = new Promise(resolve => other.addEventListener('message', resolve, { once: true }));
  const own = BroadcastChannel;
  let open = 0;
  globalThis.BroadcastChannel = class extends own {
    constructor(name: string) {
      super(name);
      open += 1;
    }
    override close(): void {
      open -= 1;
      super.close();
    }
  };
  try {
    broadcast('an outbox').tell();
    assert.equal(open, 0);
    await heard;
  } finally {
    globalThis.BroadcastChannel = own;
    other.close();
  }
});

test('an entry of another version, or of another script, is left alone', async () => {
  const { send, stored } = countingBackend();
  const store = memoryStore();
  const aliens = [{ id: 'alien', version: 2, state: 'waiting' }, null, 'text', { id: 1 }];
  const outbox = tab({ ...store, list: async () => [...aliens, ...(await store.list())] }, send);
  await outbox.add({ request: submission() });
  await outbox.flush();
  assert.deepEqual([stored().length, (await outbox.items()).length], [1, 1]);
});

test('without a network the rest waits instead of failing one by one', async () => {
  const calls: string[] = [];
  const backend = countingBackend({
    trouble: call => {
      calls.push(call);
      return 'lost';
    },
  });
  const outbox = tab(memoryStore(), backend.send);
  for (let number = 0; number < 5; number += 1) await outbox.add({ request: submission(number) });
  await outbox.flush();
  assert.equal(calls.length, 1);
});

test('observers hear what happens to an item', async () => {
  const { outbox } = outboxWith();
  const heard: string[] = [];
  const stop = outbox.subscribe(items => heard.push(items.map(({ state }) => state).join()));
  await outbox.add({ request: submission() });
  await outbox.flush();
  await new Promise(resolve => setImmediate(resolve));
  stop();
  await outbox.wipe();
  await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual([heard[0], heard.at(-1)], ['waiting', 'sent']);
});

test('a watched outbox sends when its time has come and when the network is back', async () => {
  const { outbox, now, pass, stored } = outboxWith('lost', 'lost');
  const timers: (() => void)[] = [];
  let wake = (): void => undefined;
  const stop = watchOutbox(outbox, {
    now,
    later: run => {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
    wakes: call => {
      wake = call;
      return () => undefined;
    },
  });
  const settle = () => new Promise(resolve => setTimeout(resolve, 5));
  await outbox.add({ request: submission() });
  await settle();
  pass(60_000);
  timers.at(-1)?.();
  await settle();
  assert.equal(stored().length, 0);
  wake();
  await settle();
  assert.equal(stored().length, 0);
  wake();
  await settle();
  assert.equal(stored().length, 1);
  stop();
  assert.equal(timers.length, 0);
});
