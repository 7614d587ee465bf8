import { attachmentSchema, type Attachment } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import * as z from 'zod/mini';
import { bearer, type startServer } from './server.ts';
import { testBackend } from './test-backend.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

/** Bytes that no encoder writes by chance: where they are found, the original was stored. */
export const marker = 'MARKER-OF-THE-ORIGINAL-7f3a9c';

/** One part of a form, as it goes over the wire. */
export interface Part {
  readonly field?: string;
  /** As it stands between the quotes; `undefined`: a part without a file name. */
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly content: Uint8Array | string;
}

export const boundary = 'a-boundary-of-the-tests';

/** The bytes of a form, made by hand so that it can be wrong in every way. */
export const formOf = (parts: readonly Part[], end = `--${boundary}--\r\n`): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ field = 'file', name, type, content }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${field}"` +
          `${name === undefined ? '' : `; filename="${name}"`}\r\n` +
          `${type === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n`,
      ),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(end),
  ]);

/** Posts bytes to `/attachments` as a form. */
export const postForm = (server: Server, body: Uint8Array, headers: Record<string, string> = {}) =>
  server.call('/attachments', {
    method: 'POST',
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}`, ...headers },
    body: new Uint8Array(body),
  });

/** Posts one file, by default with an API key. */
export const postFile = async (
  server: Server,
  part: Part,
  headers?: Record<string, string>,
): Promise<Response> =>
  postForm(server, formOf([part]), headers ?? bearer(await server.key(['requests:write'])));

/** Posts one file that is taken. */
export const upload = async (
  server: Server,
  part: Part = { name: 'photo.jpg', type: 'image/jpeg', content: smallJpeg },
  headers?: Record<string, string>,
): Promise<Attachment> => {
  const response = await postFile(server, part, headers);
  const text = await response.text();
  assert.equal(response.status, 201, text);
  return z.parse(attachmentSchema, JSON.parse(text));
};

/** A picture of noise, which nothing compresses away. */
export const noise = (width: number, height: number, channels: 3 | 4 = 3): Sharp =>
  sharp(randomBytes(width * height * channels), { raw: { width, height, channels } });

/** The left half red, the right half blue, so that turning shows. */
export const redAndBlue = (width: number, height: number): Sharp => {
  const pixels = Buffer.alloc(width * height * 3);
  for (let index = 0; index < width * height; index += 1)
    pixels[index * 3 + (index % width < width / 2 ? 0 : 2)] = 255;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
};

export const smallJpeg: Buffer = await noise(64, 48).jpeg().toBuffer();
export const smallPng: Buffer = await noise(64, 48).png().toBuffer();
export const smallWebp: Buffer = await noise(64, 48).webp().toBuffer();
export const smallPdf: Buffer = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** What a telephone writes: turned by its EXIF orientation, with the place where it was taken, and our marker. */
export const photoFrom = (picture: Sharp, orientation: number): Sharp =>
  picture.withMetadata({ orientation }).withExifMerge({
    IFD0: { Copyright: marker, Make: 'Telephone', Software: marker },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '38/1 43/1 12/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '35/1 30/1 20/1',
    },
  });

/** Every file of a server's attachments. */
export const attachmentFiles = ({ folder }: Server) => testBackend().attachmentFiles(folder);

/** All that a server keeps. */
export const storedFiles = (folder: string) => testBackend().storedFiles(folder);
