import assert from 'node:assert/strict';
import { problemSchema } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { startServer } from '../../support/server.ts';
import {
  attachmentFiles,
  marker,
  noise,
  photoFrom,
  postFile,
  smallJpeg,
  smallPdf,
  smallPng,
  smallWebp,
  type Part,
} from '../../support/uploads.ts';

const script = `<html><script>alert('${marker}')</script></html>`;
const bytes = (...parts: (string | Uint8Array)[]) => Buffer.concat(parts.map(part => Buffer.from(part)));
const jpeg = (content: Uint8Array | string, name = 'photo.jpg'): Part => ({
  name,
  type: 'image/jpeg',
  content,
});
const png = (content: Uint8Array | string, name = 'photo.png'): Part => ({
  name,
  type: 'image/png',
  content,
});
const webp = (content: Uint8Array | string): Part => ({ name: 'photo.webp', type: 'image/webp', content });

const pngSignature = smallPng.subarray(0, 8);

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = bytes(type, data);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return bytes(length, body, sum);
};

const header = (width: number, height: number, depth = 8, colours = 2): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, colours, 0, 0, 0], 8);
  return chunk('IHDR', data);
};

/** A whole PNG whose pixels are all zero, or one that only says how large it is. */
const blackPng = (width: number, height: number, pixels = Buffer.alloc((width * 3 + 1) * height)): Buffer =>
  bytes(
    pngSignature,
    header(width, height),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  );

/** A PNG with one more chunk behind its header. */
const pngWith = (extra: Uint8Array): Buffer => bytes(smallPng.subarray(0, 33), extra, smallPng.subarray(33));

/** A JPEG with one more segment behind its first two bytes. */
const jpegWith = (kind: number, data: Uint8Array): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.length + 2);
  return bytes(smallJpeg.subarray(0, 2), Buffer.from([0xff, kind]), length, data, smallJpeg.subarray(2));
};

/** A JPEG of 48 rows that says it has 65,500 × 65,500 pixels. */
const hugeJpeg = (() => {
  const copy = Buffer.from(smallJpeg);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
  copy.writeUInt16BE(65_500, frame + 5);
  copy.writeUInt16BE(65_500, frame + 7);
  return copy;
})();

const box = (type: string, data: string | Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.from(data).length + 8);
  return bytes(length, type, data);
};

const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert('${marker}')"><text>x</text></svg>`;
const zip = bytes('PK\u0003\u0004', Buffer.alloc(26), marker, 'PK\u0005\u0006', Buffer.alloc(18));
const truncated = (whole: Buffer) => whole.subarray(0, Math.floor(whole.length / 2));

/** What of these is taken comes out as a picture without a trace of what else it was. */
const neutralised: Record<string, Part> = {
  'a JPEG with HTML behind it': jpeg(bytes(smallJpeg, script)),
  'a JPEG with HTML in its comment': jpeg(jpegWith(0xfe, bytes(script))),
  'a JPEG with HTML in its EXIF': jpeg(jpegWith(0xe1, bytes('Exif\0\0', script))),
  'a JPEG with XMP': jpeg(jpegWith(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0', `<x:xmpmeta>${marker}`))),
  'a JPEG with PHP in a segment of its own': jpeg(jpegWith(0xef, bytes(`<?php echo '${marker}'; ?>`))),
  'a JPEG with a ZIP behind it': jpeg(bytes(smallJpeg, zip)),
  'a JPEG with a Java archive behind it': jpeg(bytes(smallJpeg, zip, 'META-INF/MANIFEST.MF'), 'photo.jar'),
  'a JPEG with a PDF behind it': jpeg(bytes(smallJpeg, smallPdf, marker)),
  'a JPEG with a second picture behind it': jpeg(bytes(smallJpeg, smallJpeg, marker)),
  'a JPEG with a shell script behind it': jpeg(bytes(smallJpeg, `\n#!/bin/sh\necho ${marker}\n`), 'photo.sh'),
  'a photo of a telephone': jpeg(await photoFrom(noise(60, 40), 6).jpeg().toBuffer()),
  'a PNG with HTML behind it': png(bytes(smallPng, script)),
  'a PNG with text': png(pngWith(chunk('tEXt', bytes(`Comment\0${script}`)))),
  'a PNG with an international text': png(pngWith(chunk('iTXt', bytes(`Comment\0\0\0\0\0${script}`)))),
  'a PNG with EXIF': png(await photoFrom(noise(60, 40), 3).png().toBuffer()),
  'a PNG with a chunk that nobody knows': png(pngWith(chunk('prVt', bytes(marker)))),
  'a PNG whose text is a bomb': png(
    pngWith(chunk('zTXt', bytes('Comment\0\0', deflateSync(Buffer.alloc(100_000_000))))),
  ),
  'a PNG whose colour profile is a bomb': png(
    pngWith(chunk('iCCP', bytes('icc\0\0', deflateSync(Buffer.alloc(100_000_000))))),
  ),
  'a black PNG of 5,000 × 5,000 pixels in 80 kB': png(blackPng(5000, 5000)),
  'a WebP with EXIF': webp(await photoFrom(noise(60, 40), 8).webp().toBuffer()),
  'a WebP with HTML behind it': webp(bytes(smallWebp, script)),
};

const refused: Record<string, Part> = {
  'an SVG with a script': { name: 'a.svg', type: 'image/svg+xml', content: svg },
  'an SVG that says it is a PNG': png(svg),
  'an SVG behind an XML declaration': {
    name: 'a.svg',
    type: 'image/svg+xml',
    content: `<?xml version="1.0"?>${svg}`,
  },
  'a compressed SVG': { name: 'a.svgz', type: 'image/svg+xml', content: gzipSync(svg) },
  'HTML that says it is a JPEG': jpeg(script),
  'HTML as HTML': { name: 'a.html', type: 'text/html', content: script },
  'HTML without a type': { name: 'a.html', content: script },
  'HTML behind the first bytes of a JPEG': jpeg(bytes(smallJpeg.subarray(0, 20), script)),
  'HTML behind the first bytes of a PNG': png(bytes(pngSignature, script)),
  'a GIF that is JavaScript': { name: 'a.gif', type: 'image/gif', content: `GIF89a/*${marker}*/=1;alert(1)` },
  'a GIF that says it is a JPEG': jpeg(`GIF89a/*${marker}*/=1;alert(1)`),
  'a PHP file': jpeg(`<?php echo '${marker}'; ?>`, 'photo.php'),
  'a shell script': jpeg(`#!/bin/sh\necho ${marker}`),
  'a program for Linux': jpeg(bytes([0x7f].map(byte => String.fromCharCode(byte)).join(''), 'ELF', marker)),
  'a program for Windows': jpeg(bytes('MZ', Buffer.alloc(100), marker)),
  'a ZIP': { name: 'a.zip', type: 'application/zip', content: zip },
  'a ZIP that says it is a PDF': { name: 'a.pdf', type: 'application/pdf', content: zip },
  'a TIFF': { name: 'a.tif', type: 'image/tiff', content: await noise(20, 20).tiff().toBuffer() },
  'a TIFF that says it is a JPEG': jpeg(await noise(20, 20).tiff().toBuffer()),
  'an AVIF': {
    name: 'a.avif',
    type: 'image/avif',
    content: bytes(box('ftyp', 'avif\0\0\0\0avifmif1'), marker),
  },
  'a HEIC photo': {
    name: 'a.heic',
    type: 'image/heic',
    content: bytes(box('ftyp', 'heic\0\0\0\0heicmif1'), marker),
  },
  'a video without a key’s right to it': {
    name: 'a.mov',
    type: 'video/quicktime',
    content: box('ftyp', 'qt  \0\0\0\0qt  '),
  },
  'a PNG that says it is a JPEG': jpeg(smallPng),
  'a JPEG that says it is a PDF': { name: 'a.pdf', type: 'application/pdf', content: smallJpeg },
  'a JPEG that says it is HTML': { name: 'a.html', type: 'text/html', content: smallJpeg },
  'a PDF that says it is a JPEG': jpeg(smallPdf),
  'a PDF that starts with HTML': { name: 'a.pdf', type: 'application/pdf', content: bytes(script, smallPdf) },
  'an empty file': jpeg(''),
  'one byte': jpeg('x'),
  'only the signature of a PNG': png(pngSignature),
  'only the start of a JPEG': jpeg(Buffer.from([0xff, 0xd8, 0xff])),
  'noise behind the start of a JPEG': jpeg(
    bytes(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000, 0xa7)),
  ),
  'half a JPEG': jpeg(truncated(smallJpeg)),
  'half a PNG': png(truncated(smallPng)),
  'half a WebP': webp(truncated(smallWebp)),
  'a PNG without pixels': png(bytes(pngSignature, header(10, 10), chunk('IEND', Buffer.alloc(0)))),
  'a PNG of no width': png(blackPng(0, 10, Buffer.alloc(1))),
  'a PNG that says 30,000 × 30,000': png(blackPng(30_000, 30_000, Buffer.alloc(100))),
  'a PNG that says 2,147,483,647 pixels a side': png(blackPng(0x7fffffff, 0x7fffffff, Buffer.alloc(1))),
  'a black PNG of 20,000 × 20,000 pixels': png(blackPng(20_000, 10_000)),
  'a PNG of 5,000 × 5,000 transparent pixels of 16 bits': png(
    bytes(
      pngSignature,
      header(5000, 5000, 16, 6),
      chunk('IDAT', deflateSync(Buffer.alloc((5000 * 8 + 1) * 5000))),
      chunk('IEND', Buffer.alloc(0)),
    ),
  ),
  'a PNG whose pixels are broken': png(
    bytes(pngSignature, header(100, 100), chunk('IDAT', bytes(marker)), chunk('IEND', Buffer.alloc(0))),
  ),
  'a JPEG that says 65,500 × 65,500': jpeg(hugeJpeg),
  'a WebP that says it is larger than it is': webp(
    bytes('RIFF\u00ff\u00ff\u00ff\u007fWEBPVP8 ', Buffer.alloc(50)),
  ),
};

const assertNothingOfIt = async (server: Awaited<ReturnType<typeof startServer>>, { content }: Part) => {
  for (const file of await attachmentFiles(server)) {
    assert.ok(!file.content.includes(marker), `${file.path} holds what else it was`);
    assert.ok(!file.content.equals(Buffer.from(content)), `${file.path} is the original`);
    assert.ok(!file.path.includes('/incoming/'), `${file.path} was left behind`);
  }
};

for (const [title, part] of Object.entries(neutralised))
  test(`${title} is stored as a new picture or not at all`, async t => {
    const server = await startServer(t);
    const response = await postFile(server, part);
    assert.ok(response.status === 201 || response.status < 500, await response.text());
    await assertNothingOfIt(server, part);
  });

for (const [title, part] of Object.entries(refused))
  test(`${title} is refused and leaves nothing`, async t => {
    const server = await startServer(t);
    const response = await postFile(server, part);
    const problem = z.parse(problemSchema, await response.json());
    assert.ok([413, 415, 422].includes(response.status), `${problem.status} ${problem.detail}`);
    assert.deepEqual(await attachmentFiles(server), []);
  });

test('a whole set of hostile files was tried', () => {
  assert.ok(Object.keys(neutralised).length + Object.keys(refused).length >= 60);
});
