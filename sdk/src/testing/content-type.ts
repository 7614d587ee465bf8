/** How files begin; `.` is any byte. */
const beginnings: readonly (readonly [mediaType: string, beginning: string])[] = [
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/webp', 'RIFF....WEBP'],
  ['application/pdf', '%PDF-'],
  ['audio/ogg', 'OggS'],
  ['audio/mpeg', 'ID3'],
  ['audio/mpeg', '\xff\xfb'],
  ['audio/mp4', '....ftypM4A'],
  ['video/mp4', '....ftyp'],
];

/** The media type of a file by its first bytes, `undefined` for any that no municipality takes. */
export const contentType = (bytes: Uint8Array): string | undefined =>
  beginnings.find(([, beginning]) =>
    [...beginning].every((letter, index) => letter === '.' || letter.charCodeAt(0) === bytes[index]),
  )?.[0];
