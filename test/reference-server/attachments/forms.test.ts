import fc from 'fast-check';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { test } from 'node:test';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';
import {
  attachmentFiles,
  boundary,
  formOf,
  noise,
  postFile,
  postForm,
  smallJpeg,
  upload,
  type Part,
} from '../../support/uploads.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

const photo: Part = { name: 'photo.jpg', type: 'image/jpeg', content: smallJpeg };
const multipart = `multipart/form-data; boundary=${boundary}`;

const withKey = async (server: Server) => bearer(await server.key(['requests:write']));

test('a file comes in and its record goes out', async t => {
  const server = await startServer(t);
  const response = await postFile(server, photo);
  assert.equal(response.status, 201);
  assert.equal(response.headers.get('Cache-Control'), 'private, no-store');
  const { id, name, mediaType } = await upload(server);
  assert.match(id, /^[0-9a-f]{32}$/);
  assert.deepEqual([name, mediaType], ['photo.jpg', 'image/jpeg']);
});

test('the size that is told is the size of what was stored', async t => {
  const server = await startServer(t);
  const { id, bytes } = await upload(server);
  const files = await attachmentFiles(server);
  assert.equal(files.find(({ path }) => path.endsWith(`/${id}`))?.content.length, bytes);
});

test('a form that a browser’s FormData makes is understood', async t => {
  const server = await startServer(t);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(smallJpeg)], { type: 'image/jpeg' }), 'çukur "1".jpg');
  const response = await server.call('/attachments', {
    method: 'POST',
    headers: await withKey(server),
    body: form,
  });
  assert.equal(response.status, 201, await response.clone().text());
});

test('a file without a name gets one', async t => {
  const server = await startServer(t);
  assert.equal((await upload(server, { ...photo, name: undefined })).name, 'attachment.jpg');
});

for (const [title, type] of [
  ['without a type', undefined],
  ['as application/octet-stream', 'application/octet-stream'],
  ['under an old name of its type', 'image/pjpeg'],
  ['with a parameter', 'image/jpeg; charset=binary'],
] as const)
  test(`a photo that comes ${title} is a photo by its content`, async t => {
    const server = await startServer(t);
    assert.equal((await upload(server, { ...photo, type })).mediaType, 'image/jpeg');
  });

for (const [title, contentType] of [
  ['JSON', 'application/json'],
  ['the bytes alone', 'image/jpeg'],
  ['a form of another kind', 'application/x-www-form-urlencoded'],
  ['mixed parts', `multipart/mixed; boundary=${boundary}`],
] as const)
  test(`${title} in place of a form is not taken`, async t => {
    const server = await startServer(t);
    const headers = { ...(await withKey(server)), 'Content-Type': contentType };
    const response = await postForm(server, formOf([photo]), headers);
    await assertProblem(response, 'unsupported_media_type');
  });

const whole = formOf([photo]);

for (const [title, body, contentType] of [
  ['has no boundary', whole, 'multipart/form-data'],
  ['has another boundary than it says', whole, 'multipart/form-data; boundary=other'],
  ['ends in the middle of the file', whole.subarray(0, whole.length / 2), multipart],
  ['ends before its last boundary', formOf([photo], ''), multipart],
  ['ends in the headers of its part', whole.subarray(0, 60), multipart],
  ['is no form at all', Buffer.from('file=photo'), multipart],
  ['is only line breaks', Buffer.from('\r\n'.repeat(5000)), multipart],
] as const)
  test(`a form that ${title} is malformed and leaves nothing`, async t => {
    const server = await startServer(t);
    const response = await postForm(server, body, {
      ...(await withKey(server)),
      'Content-Type': contentType,
    });
    await assertProblem(response, 'malformed');
    assert.deepEqual(await attachmentFiles(server), []);
  });

test('an empty body is refused', async t => {
  const server = await startServer(t);
  const response = await postForm(server, Buffer.alloc(0), await withKey(server));
  assert.ok([400, 415].includes(response.status), String(response.status));
});

for (const [title, parts, code] of [
  ['no part', [], 'required'],
  ['only a field', [{ field: 'text', content: 'x' }], 'too_many'],
  ['the file under another name', [{ ...photo, field: 'photo' }], 'required'],
  ['the file under the name of a prototype', [{ ...photo, field: '__proto__' }], 'required'],
  ['two files', [photo, photo], 'too_many'],
  ['a file and a field', [photo, { field: 'text', content: 'x' }], 'too_many'],
  ['ten thousand fields', Array.from({ length: 10_000 }, () => ({ field: 'x', content: 'x' })), 'too_many'],
  ['a hundred files', Array.from({ length: 100 }, () => photo), 'too_many'],
] as const)
  test(`a form with ${title} is refused and leaves nothing`, async t => {
    const server = await startServer(t);
    await assertInvalid(await postForm(server, formOf(parts), await withKey(server)), { '/file': code });
    assert.deepEqual(await attachmentFiles(server), []);
  });

test('a part with headers beyond measure is refused and leaves nothing', async t => {
  const server = await startServer(t);
  const body = Buffer.from(
    `--${boundary}\r\n${'X-Header: x\r\n'.repeat(50_000)}Content-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nx\r\n--${boundary}--\r\n`,
  );
  const response = await postForm(server, body, await withKey(server));
  assert.ok(response.status >= 400 && response.status < 500, String(response.status));
  assert.deepEqual(await attachmentFiles(server), []);
});

test('the largest file that is allowed is not too large, and one byte more is', async t => {
  const server = await startServer(t);
  const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(bytes - 9, 'x')]);
  const part = (bytes: number): Part => ({ name: 'a.pdf', type: 'application/pdf', content: pdf(bytes) });
  assert.equal((await upload(server, part(1_000_000))).bytes, 1_000_000);
  const before = (await attachmentFiles(server)).length;
  await assertProblem(await postFile(server, part(1_000_001)), 'too_large');
  await assertProblem(await postFile(server, part(5_000_000)), 'too_large');
  assert.equal((await attachmentFiles(server)).length, before);
});

test('a preamble without end is cut off', async t => {
  const server = await startServer(t);
  const body = Buffer.concat([Buffer.alloc(1_070_000, 'x'), Buffer.from('\r\n'), formOf([photo])]);
  await assertProblem(await postForm(server, body, await withKey(server)), 'too_large');
});

/** The server on a port, since only a connection can break, and an upload to it that is still being sent. */
const startSending = async (
  t: { after(end: () => void): void },
  server: Server,
  headers: Record<string, number> = {},
) => {
  const handle = server.app.callback();
  const handling = Promise.withResolvers<void>();
  const http = createServer((request, response) => {
    handle(request, response).then(handling.resolve, handling.reject);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  t.after(() => http.close().closeAllConnections());
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  const sending = httpRequest({
    port: address.port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/riverton/v1/attachments',
    headers: { ...(await withKey(server)), 'Content-Type': multipart, ...headers },
  });
  // The server may close while this still sends.
  sending.on('error', () => undefined);
  const status = new Promise<number | undefined>(resolve => {
    sending.on('response', ({ statusCode }) => resolve(statusCode));
  });
  return { sending, status, begun: once(http, 'request'), handled: handling.promise };
};

test('an upload that breaks off leaves nothing, and the next one works', async t => {
  const server = await startServer(t);
  const { sending, begun, handled } = await startSending(t, server);
  const content = await noise(300, 300).png().toBuffer();
  sending.write(formOf([{ ...photo, content }]).subarray(0, 100_000));
  await begun;
  sending.destroy();
  await handled;
  assert.deepEqual(await attachmentFiles(server), []);
  await upload(server);
});

test('a file that says it is too large is refused before it is sent, and the answer arrives', async t => {
  const server = await startServer(t);
  const { sending, status } = await startSending(t, server, { 'Content-Length': 2_000_000_000 });
  sending.write('x');
  assert.equal(await status, 413);
  sending.destroy();
});

test('a file that turns out too large is refused while it is sent, and the answer arrives', async t => {
  const server = await startServer(t);
  const { sending, status, handled } = await startSending(t, server);
  sending.write(formOf([photo]).subarray(0, 150));
  for (let sent = 0; sent < 30; sent += 1) sending.write(Buffer.alloc(100_000));
  assert.equal(await status, 413);
  await handled;
  sending.destroy();
  assert.deepEqual(await attachmentFiles(server), []);
});

test('a form that is mangled anywhere is answered, never with a failure of ours, and leaves nothing half done', async t => {
  const server = await startServer(t, { stagingLimits: { files: 1e6, bytes: 1e12, allBytes: 1e12 } });
  const headers = await withKey(server);
  const form = formOf([{ ...photo, name: 'çukur.jpg' }]);
  const position = fc.nat({ max: form.length - 1 });
  const mangling = fc.oneof(
    fc.record({ at: position, cut: fc.nat({ max: 200 }) }),
    fc.record({ at: position, put: fc.uint8Array({ maxLength: 40 }) }),
    fc.record({
      at: position,
      put: fc.constantFrom(`--${boundary}`, '\r\n\r\n', '--', '\r\n', "\"; filename*=UTF-8''%"),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(mangling, { minLength: 1, maxLength: 4 }), async manglings => {
      let body: Buffer = form;
      for (const { at, ...rest } of manglings)
        body = Buffer.concat([
          body.subarray(0, at),
          'put' in rest ? Buffer.from(rest.put) : Buffer.alloc(0),
          body.subarray(at + ('cut' in rest ? rest.cut : 0)),
        ]);
      const { status } = await postForm(server, body, headers);
      assert.ok([201, 400, 413, 415, 422].includes(status), String(status));
    }),
    { numRuns: 200 },
  );
  const left = (await attachmentFiles(server)).filter(({ path }) => path.includes('/incoming/'));
  assert.deepEqual(left, []);
});
