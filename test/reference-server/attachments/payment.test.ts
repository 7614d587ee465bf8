import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { challengeHeader } from '../../support/challenge-header.ts';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { bearer, startServer as start, type ServerOptions } from '../../support/server.ts';
import { attachmentFiles, postFile, smallJpeg, upload, type Part } from '../../support/uploads.ts';

type Server = Awaited<ReturnType<typeof start>>;

// The library that checks a challenge's expiry looks at the machine's clock, so these tests live in the present.
const startServer = (t: TestContext, options: ServerOptions = {}) =>
  start(t, { now: new Date().toISOString(), ...options });

const photo: Part = { name: 'photo.jpg', type: 'image/jpeg', content: smallJpeg };
const solved = async (server: Server) => challengeHeader(await server.solve());

test('a solved challenge opens the door to one file', async t => {
  const server = await startServer(t);
  const header = await solved(server);
  await upload(server, photo, header);
  await assertProblem(await postFile(server, photo, header), 'challenge_failed');
  assert.equal((await attachmentFiles(server)).length, 2);
});

for (const [title, header] of [
  ['no challenge', {}],
  ['an empty one', { 'Mimer-Challenge': '' }],
  ['noise', { 'Mimer-Challenge': '%%%' }],
  ['JSON of something else', { 'Mimer-Challenge': Buffer.from('{"a":1}').toString('base64url') }],
  ['ten thousand characters', { 'Mimer-Challenge': 'a'.repeat(10_000) }],
] as const)
  test(`a file with ${title} is refused before it is read`, async t => {
    const server = await startServer(t);
    await assertProblem(await postFile(server, photo, header), 'challenge_failed');
    assert.deepEqual(await attachmentFiles(server), []);
  });

test('of many files at once with one challenge, one is taken', async t => {
  const server = await startServer(t);
  const header = await solved(server);
  const responses = await Promise.all(Array.from({ length: 20 }, () => postFile(server, photo, header)));
  assert.equal(responses.filter(({ status }) => status === 201).length, 1);
  assert.ok(responses.every(({ status }) => status === 201 || status === 422));
});

test('a file that is refused for its type does not spend its challenge', async t => {
  const server = await startServer(t);
  const header = await solved(server);
  await assertProblem(
    await postFile(server, { ...photo, content: 'text' }, header),
    'unsupported_media_type',
  );
  await upload(server, photo, header);
});

test('a picture that had to be decoded to be refused does', async t => {
  const server = await startServer(t);
  const header = await solved(server);
  const broken = { ...photo, content: smallJpeg.subarray(0, smallJpeg.length / 2) };
  await assertInvalid(await postFile(server, broken, header), { '/file': 'invalid' });
  await assertProblem(await postFile(server, photo, header), 'challenge_failed');
});

test('a challenge that was spent on a file stays spent after a restart, claimed or not', async t => {
  const server = await startServer(t);
  const [kept, claimed] = [await solved(server), await solved(server)];
  await upload(server, photo, kept);
  const { id } = await upload(server, photo, claimed);
  await server.submit(await server.key(['requests:write']), { attachments: [id] });
  await server.close();
  const restarted = await startServer(t, { folder: server.folder });
  await assertProblem(await postFile(restarted, photo, kept), 'challenge_failed');
  await assertProblem(await postFile(restarted, photo, claimed), 'challenge_failed');
});

test('a citizen’s code alone does not replace the challenge, and both together are enough', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await server.submit(await server.key(['requests:write']));
  const headers = { ...bearer(trackingCode), 'Mimer-Reference': reference };
  await assertProblem(await postFile(server, photo, headers), 'challenge_failed');
  await upload(server, photo, { ...headers, ...(await solved(server)) });
});

for (const [title, headers] of [
  ['without its reference', {}],
  ['with another reference', { 'Mimer-Reference': '2026-4819073-2' }],
] as const)
  test(`a code ${title} uploads nothing`, async t => {
    const server = await startServer(t);
    const { trackingCode } = await server.submit(await server.key(['requests:write']));
    const response = await postFile(server, photo, {
      ...bearer(trackingCode),
      ...headers,
      ...(await solved(server)),
    });
    await assertProblem(response, 'not_found');
    assert.deepEqual(await attachmentFiles(server), []);
  });

test('while wrong codes make guessing dear, one challenge pays for the code and the file', async t => {
  const server = await startServer(t, { wrongCodes: 1 });
  const { reference, trackingCode } = await server.submit(await server.key(['requests:write']));
  const wrong = trackingCode === '0000000000' ? '1111111111' : '0000000000';
  for (let tries = 0; tries < 3; tries += 1)
    await server.call(`/requests/${reference}`, { headers: bearer(wrong) });
  const headers = { ...bearer(trackingCode), 'Mimer-Reference': reference };
  await assertProblem(await postFile(server, photo, headers), 'challenge_required');
  await upload(server, photo, { ...headers, ...(await solved(server)) });
});

test('a key needs no challenge but the right to submit', async t => {
  const server = await startServer(t);
  await upload(server, photo, bearer(await server.key(['requests:write'])));
  await assertProblem(
    await postFile(server, photo, bearer(await server.key(['desk:read', 'desk:write']))),
    'forbidden',
  );
});
