import assert from 'node:assert/strict';
import { createMimer, type WatchRequestOptions } from '@melikgazi/mimer-sdk';
import type { TrackedRequest } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import { jurisdiction } from '../../support/catalogue.ts';
import { tracked } from '../../support/fake-backend.ts';
import { json, networkFailure, problem, scriptedFetch } from '../../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';
const { reference } = tracked;
const code = '0123456789';

const offering = (...capabilities: string[]) => json({ ...jurisdiction, capabilities });
const state = (description: string): TrackedRequest => ({ ...tracked, description });
const event = (description: string, id?: string) =>
  `${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(state(description))}\n\n`;

const streamType = { 'Content-Type': 'text/event-stream' };
/** A stream that gives these pieces, then ends or breaks. */
const stream = (pieces: readonly string[], end: 'ends' | 'breaks' | 'stays' = 'ends') => {
  const encoder = new TextEncoder();
  const bytes = new ReadableStream({
    start: controller => {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      if (end === 'ends') controller.close();
    },
    pull: controller => {
      if (end === 'breaks') controller.error(new TypeError('terminated'));
    },
  });
  return new Response(bytes, { headers: streamType });
};

const watch = (answers: (Response | Error)[], options: WatchRequestOptions = {}) => {
  const { fetch, requests } = scriptedFetch(...answers);
  const pauses: number[] = [];
  const watching = createMimer({ endpoint, fetch }).requests.watch(reference, code, {
    chance: () => 0,
    pause: milliseconds => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    ...options,
  });
  const next = async () => {
    const { done, value } = await watching.next();
    return done === true ? undefined : value.description;
  };
  return {
    watching,
    next,
    requests,
    pauses,
    paths: () => requests.map(({ url }) => url.slice(endpoint.length)),
  };
};

test('a backend that names “live” tells by itself, each state once', async () => {
  const { next, paths, requests } = watch([
    offering('live'),
    stream([':\n\n', event('one', 'a'), event('one', 'a'), ':\n\n', event('two', 'b')]),
    problem('not_found', 404),
  ]);
  assert.deepEqual([await next(), await next()], ['one', 'two']);
  assert.deepEqual(paths(), ['/', `/requests/${reference}/live`]);
  const { headers, cache } = requests[1] ?? assert.fail();
  assert.deepEqual(
    [headers.get('Authorization'), headers.get('Accept'), headers.get('Last-Event-ID'), cache],
    [`Bearer ${code}`, 'text/event-stream', null, 'no-store'],
  );
});

test('an event may come in any pieces, also within a letter', async () => {
  const bytes = new TextEncoder().encode(event('çukur', 'a'));
  const pieces = new ReadableStream<Uint8Array>({
    start: controller => {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
    },
  });
  const { next } = watch([offering('live'), new Response(pieces, { headers: streamType })]);
  assert.equal(await next(), 'çukur');
});

test('after a break it goes on where it was, over one connection at a time', async () => {
  const { next, requests, pauses } = watch([
    offering('live'),
    stream([event('one', 'a')], 'breaks'),
    networkFailure(),
    problem('unavailable', 503, {}, { 'Retry-After': '7' }),
    stream([event('two', 'b')]),
    stream([]),
    stream([event('two', 'b'), event('three', 'c')]),
  ]);
  assert.deepEqual([await next(), await next(), await next()], ['one', 'two', 'three']);
  const ids = requests.slice(1).map(({ headers }) => headers.get('Last-Event-ID'));
  assert.deepEqual(ids, [null, 'a', 'a', 'a', 'b', 'b']);
  // Twice as long each time, never less than was asked for, and a little where a stream ended by itself.
  assert.deepEqual(pauses, [500, 1000, 7000 + 2000, 1000, 1000]);
});

test('a connection is closed before the next is opened, and when nobody watches any more', async () => {
  let open = 0;
  let most = 0;
  let opened = 0;
  const fetch = (input: string | URL | Request) => {
    if (new Request(input).url === `${endpoint}/`) return Promise.resolve(offering('live'));
    open += 1;
    opened += 1;
    most = Math.max(most, open);
    const name = String(opened);
    const bytes = new ReadableStream(
      {
        start: controller => controller.enqueue(new TextEncoder().encode(`${event(name)}data: {broken`)),
        pull: controller => {
          if (opened === 3) return;
          open -= 1;
          controller.error(new TypeError('terminated'));
        },
        cancel: () => {
          open -= 1;
        },
      },
      { highWaterMark: 0 },
    );
    return Promise.resolve(new Response(bytes, { headers: streamType }));
  };
  const watching = createMimer({ endpoint, fetch }).requests.watch(reference, code, {
    pause: () => Promise.resolve(),
  });
  const seen: string[] = [];
  for await (const { description } of watching) if (seen.push(description) === 3) break;
  assert.deepEqual([seen, opened, most, open], [['1', '2', '3'], 3, 1, 0]);
});

test('elsewhere it is asked with ETags, less often while nothing changes', async () => {
  const same = () => new Response(null, { status: 304 });
  const { next, requests, pauses, paths } = watch([
    offering(),
    json(state('one'), 200, { ETag: '"1"' }),
    same(),
    same(),
    json(state('two'), 200, { ETag: '"2"' }),
    ...Array.from({ length: 12 }, same),
    json(state('three')),
  ]);
  assert.deepEqual([await next(), await next(), await next()], ['one', 'two', 'three']);
  assert.deepEqual(new Set(paths().slice(1)), new Set([`/requests/${reference}`]));
  assert.deepEqual(
    requests.slice(1, 6).map(({ headers }) => headers.get('If-None-Match')),
    [null, '"1"', '"1"', '"1"', '"2"'],
  );
  assert.deepEqual(pauses.slice(0, 4), [24_000, 36_000, 54_000, 24_000]);
  assert.equal(Math.max(...pauses), 240_000);
});

test('where there are no tags, an answer that is the same is no change', async () => {
  const { next, pauses } = watch([offering(), json(state('one')), json(state('one')), json(state('two'))]);
  assert.deepEqual([await next(), await next()], ['one', 'two']);
  assert.equal(pauses.length, 2);
});

test('where as many follow as may, it asks instead', async () => {
  const { next, paths } = watch([
    offering('live'),
    problem('rate_limited', 429, {}, { 'Retry-After': '60' }),
    json(state('one')),
    json(state('two')),
  ]);
  assert.deepEqual([await next(), await next()], ['one', 'two']);
  assert.deepEqual(paths(), [
    '/',
    `/requests/${reference}/live`,
    `/requests/${reference}`,
    `/requests/${reference}`,
  ]);
});

test('an answer that never ends, says nothing, or is no stream of requests is refused', async () => {
  const page = new Response('<p>Hello', { headers: { 'Content-Type': 'text/html' } });
  const endless = stream([`data: ${'x'.repeat(2_500_000)}`, 'x'.repeat(2_500_000)], 'stays');
  for (const [answer, errorCode] of [
    [page, 'no_event_stream'],
    [endless, 'no_event_stream'],
    [stream(['data: {"reference":7}\n\n']), 'wrong_shape'],
    [stream(['data: nonsense\n\n']), 'not_json'],
    [new Response(null, { status: 302, headers: { Location: 'https://elsewhere.test' } }), 'redirected'],
  ] as const)
    await assert.rejects(watch([offering('live'), answer]).next(), { code: errorCode });
});

test('a line on which nothing is said for a minute is given up', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const silent = stream([event('one', 'a')], 'stays');
  const { next } = watch([offering('live'), silent, stream([event('two', 'b')], 'stays')]);
  assert.equal(await next(), 'one');
  const waiting = next();
  let isOver = false;
  void waiting.then(() => (isOver = true));
  for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
  t.mock.timers.tick(59_999);
  for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
  assert.equal(isOver, false);
  t.mock.timers.tick(1);
  assert.equal(await waiting, 'two');
});

for (const [status, errorCode] of [
  [404, 'not_found'],
  [401, 'unauthenticated'],
  [410, 'erased'],
  [429, 'challenge_required'],
] as const)
  test(`“${errorCode}” ends it, live or not`, async () => {
    for (const capabilities of [['live'], []]) {
      const { watching } = watch([offering(...capabilities), problem(errorCode, status)]);
      await assert.rejects(watching.next(), { name: 'ApiError', code: errorCode });
      assert.deepEqual(await watching.next(), { done: true, value: undefined });
    }
  });

test('it goes on while there is no network, also before the first state', async () => {
  const { next } = watch([networkFailure(), offering(), networkFailure(), json(state('one'))]);
  assert.equal(await next(), 'one');
});

test('it fails after as many failures in a row as its caller wants', async () => {
  const answers = [
    offering(),
    json(state('one')),
    networkFailure(),
    json(state('two')),
    networkFailure(),
    networkFailure(),
  ];
  const { next } = watch(answers, { retries: 1 });
  assert.deepEqual([await next(), await next()], ['one', 'two']);
  await assert.rejects(next(), { name: 'ConnectionError', code: 'unreachable' });
});

for (const capabilities of [['live'], []])
  test(`its signal ends it quietly, ${capabilities.length > 0 ? 'while it listens' : 'between two looks'}`, async () => {
    const leaving = new AbortController();
    const answer = capabilities.length > 0 ? stream([event('one')], 'stays') : json(state('one'));
    const { fetch } = scriptedFetch(offering(...capabilities), answer);
    const watching = createMimer({ endpoint, fetch }).requests.watch(reference, code, {
      signal: leaving.signal,
    });
    assert.equal((await watching.next()).done, false);
    const waiting = watching.next();
    setImmediate(() => leaving.abort());
    assert.deepEqual(await waiting, { done: true, value: undefined });
  });

test('a solved challenge goes with it', async () => {
  const challenge = {
    challenge: {
      parameters: { algorithm: 'x', nonce: 'ab', salt: 'cd', cost: 1, keyLength: 1, keyPrefix: '' },
    },
    solution: { counter: 1, derivedKey: 'ef' },
  };
  for (const capabilities of [['live'], []]) {
    const { watching, requests } = watch([offering(...capabilities), problem('not_found', 404)], {
      challenge,
    });
    await assert.rejects(watching.next());
    assert.ok(requests[1]?.headers.has('Mimer-Challenge'));
  }
});
