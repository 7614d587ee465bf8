import exifr from 'exifr';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';
import { attachmentFiles, noise, photoFrom, smallPdf, upload, type Part } from '../../support/uploads.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

/** A request with one file, and where it can be read. */
const requestWith = async (server: Server, part?: Part) => {
  const attachment = await upload(server, part);
  const { reference, trackingCode } = await server.submit(await server.key(['requests:write']), {
    attachments: [attachment.id],
  });
  const path = `/requests/${reference}/attachments/${attachment.id}`;
  return { attachment, reference, path, code: bearer(trackingCode) };
};

test('a file comes back as it was stored, to be saved and never to be run', async t => {
  const server = await startServer(t);
  const content = await photoFrom(noise(60, 40), 6).jpeg().toBuffer();
  const { attachment, path, code } = await requestWith(server, {
    name: 'çukur; 1 fotoğraf.jpg',
    type: 'image/jpeg',
    content,
  });
  const response = await server.call(path, { headers: { ...code, 'Accept-Encoding': 'gzip, br' } });
  assert.equal(response.status, 200);
  const { headers } = response;
  assert.equal(headers.get('Content-Type'), 'image/jpeg');
  assert.equal(headers.get('Content-Length'), String(attachment.bytes));
  assert.equal(headers.get('Content-Encoding'), null);
  assert.equal(headers.get('Cache-Control'), 'private, no-store');
  assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
  assert.equal(headers.get('Content-Security-Policy'), "default-src 'none'; sandbox");
  const disposition = headers.get('Content-Disposition') ?? '';
  assert.match(disposition, /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''/);
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? '';
  assert.equal(decodeURIComponent(encoded), attachment.name);
  const bytes = Buffer.from(await response.arrayBuffer());
  assert.equal(bytes.length, attachment.bytes);
  assert.equal(await exifr.parse(bytes, true), undefined);
});

test('a PDF comes back to be saved as well', async t => {
  const server = await startServer(t);
  const part = { name: 'a.pdf', type: 'application/pdf', content: smallPdf };
  const { path, code } = await requestWith(server, part);
  const response = await server.call(path, { headers: code });
  assert.equal(response.headers.get('Content-Type'), 'application/pdf');
  assert.match(response.headers.get('Content-Disposition') ?? '', /^attachment; filename="a.pdf"/);
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), smallPdf);
});

test('HEAD tells the size and no bytes', async t => {
  const server = await startServer(t);
  const { attachment, path, code } = await requestWith(server);
  const response = await server.call(path, { method: 'HEAD', headers: code });
  assert.equal(response.headers.get('Content-Length'), String(attachment.bytes));
  assert.equal((await response.arrayBuffer()).byteLength, 0);
});

test('a file opens with its own request’s code alone', async t => {
  const server = await startServer(t);
  const [mine, another] = [await requestWith(server), await requestWith(server)];
  await assertProblem(await server.call(mine.path), 'unauthenticated');
  await assertProblem(await server.call(mine.path, { headers: another.code }), 'not_found');
  const crossed = `/requests/${another.reference}/attachments/${mine.attachment.id}`;
  await assertProblem(await server.call(crossed, { headers: another.code }), 'not_found');
});

test('a file that nobody has claimed can’t be read', async t => {
  const server = await startServer(t);
  const { reference, code } = await requestWith(server);
  const { id } = await upload(server);
  await assertProblem(
    await server.call(`/requests/${reference}/attachments/${id}`, { headers: code }),
    'not_found',
  );
});

for (const id of ['..%2f..%2fsecret', 'a'.repeat(32), '__proto__', '%00', 'x'.repeat(5000)])
  test(`there is no file “${id.slice(0, 20)}”`, async t => {
    const server = await startServer(t);
    const { reference, code } = await requestWith(server);
    const response = await server.call(`/requests/${reference}/attachments/${id}`, { headers: code });
    await assertProblem(response, 'not_found');
  });

test('the desk reads files of the requests that its key sees', async t => {
  const server = await startServer(t);
  const { attachment, path } = await requestWith(server);
  const read = async (scopes: Parameters<Server['key']>[0], more?: Parameters<Server['key']>[1]) =>
    server.call(`/desk${path}`, { headers: bearer(await server.key(scopes, more)) });
  const response = await read(['desk:read']);
  assert.equal(response.status, 200);
  assert.equal((await response.arrayBuffer()).byteLength, attachment.bytes);
  assert.match(response.headers.get('Content-Disposition') ?? '', /^attachment/);
  await assertProblem(await read(['requests:write']), 'forbidden');
  await assertProblem(await read(['desk:read'], { unit: 'parks' }), 'not_found');
});

test('a file that is gone from the disk is not found', async t => {
  const server = await startServer(t);
  const { attachment, path, code } = await requestWith(server);
  await server.attachments.remove([attachment.id]);
  await server.attachments.remove([attachment.id, 'ab'.repeat(16), '../../riverton']);
  await assertProblem(await server.call(path, { headers: code }), 'not_found');
  assert.ok(!(await attachmentFiles(server)).some(file => file.path.endsWith(`/${attachment.id}`)));
});
