import assert from 'node:assert/strict';
import { createMimer, type ByteStream, type UploadProgress } from '@melikgazi/mimer-sdk';
import { fileFromPath } from '@melikgazi/mimer-sdk/node';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { fakeXhr } from '../support/fake-xhr.ts';
import { listening } from '../support/listening.ts';
import { json, scriptedFetch } from '../support/scripted-fetch.ts';
import { startServer } from '../support/server.ts';
import { noise } from '../support/uploads.ts';

/** A picture that does not compress, so that it leaves in several pieces. */
const picture = async () => new Uint8Array(await noise(300, 300).png().toBuffer());

const start = async (t: TestContext) => {
  const server = await startServer(t);
  const { origin } = await listening(t, server);
  const apiKey = await server.key(['requests:write']);
  return createMimer({ endpoint: `${origin}/riverton/v1`, apiKey });
};

const inPieces = async function* (bytes: Uint8Array, size = 10_000) {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.slice(at, at + size));
};

const streams: [string, (bytes: Uint8Array<ArrayBuffer>) => ByteStream][] = [
  ['a ReadableStream', bytes => new Blob([bytes]).stream()],
  ['what can be iterated', bytes => inPieces(bytes)],
];

for (const [what, streamOf] of streams)
  test(`${what} is uploaded as it comes, and how much has left is told`, async t => {
    const mimer = await start(t);
    const bytes = await picture();
    const told: UploadProgress[] = [];
    const uploaded = await mimer.attachments.upload(streamOf(bytes), {
      name: 'çu"kur.png',
      type: 'image/png',
      onProgress: progress => told.push(progress),
    });
    assert.equal(uploaded.mediaType, 'image/png');
    assert.ok(uploaded.name.startsWith('çu'), uploaded.name);
    assert.equal(uploaded.width, 300);
    assert.ok(told.length > 3, `told ${told.length} times`);
    assert.ok(told.slice(0, -1).every(({ total }) => total === Infinity));
    const { sent = 0, total } = told.at(-1) ?? {};
    assert.equal(sent, total);
    assert.ok(sent > bytes.length && sent < bytes.length + 500);
  });

test('a file is uploaded by its path, with its name, its type and progress', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'mimer-test-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'çukur.png');
  await writeFile(path, await picture());
  const mimer = await start(t);
  for (const where of [path, pathToFileURL(path)]) {
    const told: UploadProgress[] = [];
    const file = await fileFromPath(where);
    assert.deepEqual([file.name, file.type], ['çukur.png', 'image/png']);
    const { name } = await mimer.attachments.upload(file, { onProgress: progress => told.push(progress) });
    assert.equal(name, 'çukur.png');
    assert.ok(told.every(({ total }) => total > file.size && total < file.size + 500));
    assert.deepEqual(
      told,
      told.toSorted((one, other) => one.sent - other.sent),
    );
    assert.equal(told.at(-1)?.sent, told.at(-1)?.total);
  }
});

test('a file whose ending says nothing wants its type', async () => {
  await assert.rejects(fileFromPath('/nowhere/notes'), TypeError);
  await assert.rejects(fileFromPath('/nowhere/notes.png'), /notes\.png|Unable to open/);
});

test('what a stream fails with ends the upload, and nothing arrives', async t => {
  const mimer = await start(t);
  const failing = async function* () {
    yield await Promise.resolve(new Uint8Array(10));
    throw new Error('The disk is gone.');
  };
  await assert.rejects(mimer.attachments.upload(failing(), { name: 'a.png', type: 'image/png' }), {
    name: 'ConnectionError',
  });
});

test('a browser and a fetch of the caller’s own get a stream as a whole file', async t => {
  const attachment = { id: '0f'.repeat(16), name: 'a.png', mediaType: 'image/png', bytes: 3 };
  const { fetch, requests } = scriptedFetch(json(attachment, 201));
  const abc = new TextEncoder().encode('abc');
  const options = { name: 'a.png', type: 'image/png' };
  await createMimer({ endpoint: 'https://mimer.test/v1', fetch }).attachments.upload(
    inPieces(abc, 1),
    options,
  );
  const sent = fakeXhr(t, {
    status: 201,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(attachment),
  });
  await createMimer({ endpoint: 'https://mimer.test/v1' }).attachments.upload(new Blob([abc]).stream(), {
    ...options,
    onProgress: () => undefined,
  });
  for (const form of [await requests[0]?.formData(), sent[0]?.body]) {
    assert.ok(form instanceof FormData);
    const file = form.get('file');
    assert.ok(file instanceof File);
    assert.deepEqual([file.name, file.type, await file.text()], ['a.png', 'image/png', 'abc']);
  }
});
