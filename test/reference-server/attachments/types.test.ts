import assert from 'node:assert/strict';
import { jurisdictionSchema } from '@melikgazi/mimer-sdk/contract';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { challengeHeader } from '../../support/challenge-header.ts';
import { assertProblem } from '../../support/problem.ts';
import { startServer as start } from '../../support/server.ts';
import { attachmentFiles, postFile, smallPdf, upload, type Part } from '../../support/uploads.ts';

const startServer = (t: TestContext) => start(t, { now: new Date().toISOString() });

const box = (type: string, data: string) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length + 8);
  return Buffer.concat([length, Buffer.from(type), Buffer.from(data, 'latin1')]);
};

const mp4 = Buffer.concat([box('ftyp', 'isom\0\0\0\0isommp42'), box('mdat', 'x'.repeat(100))]);
const m4a = Buffer.concat([box('ftyp', 'M4A \0\0\0\0M4A isom'), box('mdat', 'x'.repeat(100))]);
const ogg = Buffer.concat([
  Buffer.from('OggS\0\u0002'),
  Buffer.alloc(22),
  Buffer.from('OpusHead'),
  Buffer.alloc(40),
]);
const mp3 = Buffer.concat([
  Buffer.from('ID3\u0003\0\0\0\0\0\0'),
  Buffer.from([0xff, 0xfb, 0x90, 0]),
  Buffer.alloc(500),
]);

const recordings: [title: string, part: Part, mediaType: string][] = [
  ['a video', { name: 'a.mp4', type: 'video/mp4', content: mp4 }, 'video/mp4'],
  ['a recording in MP4', { name: 'a.m4a', type: 'audio/mp4', content: m4a }, 'audio/mp4'],
  ['a recording in a container for videos', { name: 'a.mp4', type: 'audio/mp4', content: mp4 }, 'audio/mp4'],
  ['a voice message', { name: 'a.ogg', type: 'audio/ogg; codecs=opus', content: ogg }, 'audio/ogg'],
  ['a recording in MP3', { name: 'a.mp3', type: 'audio/mpeg', content: mp3 }, 'audio/mpeg'],
];

for (const [title, part, mediaType] of recordings) {
  test(`${title} is kept as it is for a key that may send it`, async t => {
    const server = await startServer(t);
    const { id, mediaType: stored } = await upload(server, part);
    assert.equal(stored, mediaType);
    const file = (await attachmentFiles(server)).find(({ path }) => path.endsWith(`/${id}`));
    assert.deepEqual(file?.content, Buffer.from(part.content));
  });

  test(`${title} is not taken from anyone else`, async t => {
    const server = await startServer(t);
    const response = await postFile(server, part, challengeHeader(await server.solve()));
    const { errors } = await assertProblem(response, 'unsupported_media_type');
    assert.deepEqual(errors?.[0]?.params?.['allowed'], [
      'image/jpeg',
      'image/png',
      'image/webp',
      'application/pdf',
    ]);
    assert.deepEqual(await attachmentFiles(server), []);
  });
}

test('a PDF is taken from anyone and kept as it is', async t => {
  const server = await startServer(t);
  const part = { name: 'dilekçe.pdf', type: 'application/pdf', content: smallPdf };
  const { id, name } = await upload(server, part, challengeHeader(await server.solve()));
  assert.equal(name, 'dilekçe.pdf');
  const file = (await attachmentFiles(server)).find(({ path }) => path.endsWith(`/${id}`));
  assert.deepEqual(file?.content, smallPdf);
});

test('a HEIC photo is refused in words of its own', async t => {
  const server = await startServer(t);
  const content = Buffer.concat([box('ftyp', 'heic\0\0\0\0heicmif1'), box('meta', 'x'.repeat(100))]);
  const response = await postFile(server, { name: 'IMG_1.HEIC', type: 'image/heic', content });
  const { detail } = await assertProblem(response, 'unsupported_media_type');
  assert.match(detail, /HEIC/);
});

test('what may be uploaded is told to everyone', async t => {
  const server = await startServer(t);
  const jurisdiction = z.parse(jurisdictionSchema, await (await server.call('/')).json());
  assert.ok(jurisdiction.capabilities.includes('attachments'));
  assert.deepEqual(jurisdiction.attachments, {
    maxCount: 3,
    maxBytes: 1_000_000,
    types: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
  });
});
