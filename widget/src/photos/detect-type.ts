/** What a file shows itself to be. */
export type DetectedType =
  | `image/${'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'avif' | 'heic'}`
  | 'application/pdf'
  | `audio/${'ogg' | 'mpeg' | 'mp4'}`
  | 'video/mp4';

/** As many bytes of a file's beginning as its type takes. */
export const headLength = 32;

/** Where a signature stands and what it is, `?` being any byte. */
const signatures: readonly (readonly [offset: number, text: string, type: DetectedType])[] = [
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'image/png'],
  [0, 'RIFF????WEBP', 'image/webp'],
  [0, 'GIF8', 'image/gif'],
  [0, 'BM', 'image/bmp'],
  [0, '%PDF-', 'application/pdf'],
  [0, 'OggS', 'audio/ogg'],
  [0, 'ID3', 'audio/mpeg'],
  [0, '\xff\xfb', 'audio/mpeg'],
  [4, 'ftypavif', 'image/avif'],
  [4, 'ftyphe', 'image/heic'],
  [4, 'ftypmif1', 'image/heic'],
  [4, 'ftypmsf1', 'image/heic'],
  [4, 'ftypM4A', 'audio/mp4'],
  [4, 'ftyp', 'video/mp4'],
];

const isAt = (text: string, offset: number, signature: string): boolean =>
  signature.length <= text.length - offset &&
  [...signature].every((character, index) => character === '?' || character === text[offset + index]);

/** The type that the first bytes of a file show, whatever it is called; `undefined` where they show none that is known here. */
export const detectType = (head: Uint8Array): DetectedType | undefined => {
  const text = String.fromCharCode(...head.subarray(0, headLength));
  return signatures.find(([offset, signature]) => isAt(text, offset, signature))?.[2];
};
