import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskKey, openCase, readDesk, readTracked, type Case } from '../../support/desk.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';
import { upload } from '../../support/uploads.ts';

const once = { 'Idempotency-Key': '0123456789abcdef' };

const calls: [
  string,
  (request: Case) => Promise<unknown>,
  (request: Case, text: string) => Promise<Response>,
][] = [
  ['a reply', () => Promise.resolve(), (request, text) => request.citizen('replies', { text }, once)],
  [
    'a rating',
    request => request.does({ type: 'resolve', text: 'Done.' }),
    (request, text) => request.citizen('rating', { score: 1, text }, once),
  ],
  [
    'a reopening',
    request => request.does({ type: 'resolve', text: 'Done.' }),
    (request, text) => request.citizen('reopening', { text }, once),
  ],
  ['a withdrawal', () => Promise.resolve(), (request, text) => request.citizen('withdrawal', { text }, once)],
  [
    'an action',
    () => Promise.resolve(),
    (request, text) => request.act({ type: 'comment', text, public: true }, 1, once),
  ],
];

for (const [name, prepare, send] of calls) {
  test(`${name} that is sent again with its key is made once, and answered as things stand now`, async t => {
    const server = await startServer(t);
    const request = await openCase(server, await deskKey(server));
    await prepare(request);
    const first = await send(request, 'The same.');
    assert.equal(first.headers.get('Idempotency-Replayed'), null);
    const { timeline } = await request.does({ type: 'comment', text: 'Meanwhile.', public: true });
    const again = await send(request, 'The same.');
    assert.equal(again.status, first.status);
    assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
    assert.equal((await readTracked(again)).timeline.length, timeline.length);
    assert.equal((await request.get()).timeline.length, timeline.length);
  });

  test(`${name} with the key of another content is a mismatch, and is not made`, async t => {
    const server = await startServer(t);
    const request = await openCase(server, await deskKey(server));
    await prepare(request);
    await send(request, 'The one.');
    const before = await request.get();
    await assertProblem(await send(request, 'The other.'), 'idempotency_mismatch');
    assert.deepEqual(await request.get(), before);
  });

  test(`${name} that arrives twenty times at once is made once`, async t => {
    const server = await startServer(t);
    const request = await openCase(server, await deskKey(server));
    await prepare(request);
    const before = await request.get();
    const responses = await Promise.all(Array.from({ length: 20 }, () => send(request, 'The same.')));
    assert.deepEqual(
      responses.filter(({ ok }) => !ok),
      [],
    );
    assert.equal(responses.filter(({ headers }) => headers.has('Idempotency-Replayed')).length, 19);
    assert.equal((await request.get()).timeline.length, before.timeline.length + 1);
  });
}

test('the same key is another one on another call, on another request and for the desk', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const [one, other] = [await openCase(server, key), await openCase(server, key)];
  await one.asks('replies', { text: 'x' }, once);
  await other.asks('replies', { text: 'y' }, once);
  await readDesk(await one.act({ type: 'comment', text: 'z', public: true }, 2, once));
  const withdrawn = await one.asks('withdrawal', { text: 'x' }, once);
  assert.equal(withdrawn.status, 'withdrawn');
});

test('a reply with a file that is sent again finds its file claimed by itself', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  const { id } = await upload(server);
  const send = () => request.citizen('replies', { text: 'Look.', attachments: [id] }, once);
  const responses = [...(await Promise.all([send(), send(), send()])), await send()];
  assert.deepEqual(
    responses.map(({ status }) => status),
    [201, 201, 201, 201],
  );
  assert.equal((await request.get()).timeline.length, 2);
});

test('what was sent is known after the secret was rotated', async t => {
  const old = 'the old secret, which is long enough too';
  const server = await startServer(t, { secret: old });
  const { reference, trackingCode } = (await openCase(server, await deskKey(server))).receipt;
  const body = { text: 'The same.' };
  const headers = { ...bearer(trackingCode), ...once };
  await server.post(`/requests/${reference}/replies`, body, headers);
  await server.close();
  const rotated = await startServer(t, {
    folder: server.folder,
    secret: `the new secret, which is long enough too,${old}`,
  });
  const again = await rotated.post(`/requests/${reference}/replies`, body, headers);
  assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
});

test('without a key a citizen’s call is refused, and an action is not', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  for (const call of ['replies', 'rating', 'reopening', 'withdrawal'] as const)
    for (const key of ['', 'too-short'])
      await assertProblem(
        await request.citizen(call, { text: 'x', score: 1 }, { 'Idempotency-Key': key }),
        'idempotency_key_required',
      );
  assert.equal((await request.act({ type: 'review' }, 1)).status, 200);
});
