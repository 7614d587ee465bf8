import { detectType, headLength } from './detect-type.ts';
import { drawSmaller } from './draw-smaller.ts';
import { placeWithin, readPhotoPlace, type PhotoPlace } from './read-photo-place.ts';
import { yieldToPage } from './yield-to-page.ts';

/** What the municipality takes. */
export interface FileLimits {
  /** Bytes of one file. */
  readonly maxBytes: number;
  /** Media types. */
  readonly types: readonly string[];
}

/** Why a file is not taken; the words for it are the locale's. */
export type RefusalCode = 'heic' | 'too_large' | 'type' | 'unreadable' | 'empty' | 'too_many';

/** A file that is not taken. */
export interface RefusedFile {
  readonly refusal: RefusalCode;
  /** How large it is, and how large it may be, where that is the reason. */
  readonly bytes?: number;
  readonly maxBytes?: number;
}

/** A file as it is sent. */
export interface ReadyFile {
  readonly blob: Blob;
  /** With the extension of what it has become. */
  readonly name: string;
  /** How large the file was that was chosen. */
  readonly bytesBefore: number;
  /** Pixels; a file that is no picture has none. */
  readonly width?: number;
  readonly height?: number;
  /** Where it was taken, which is no longer in the file. */
  readonly place?: PhotoPlace;
}

const drawable = ['image/jpeg', 'image/webp', 'image/png'] as const;
const extensions = { 'image/jpeg': 'jpg', 'image/webp': 'webp', 'image/png': 'png' } as const;

const renamed = (name: string, extension: string): string => {
  const stem = name.replace(/\.[^.]{1,5}$/, '');
  return `${stem === '' ? 'photo' : stem}.${extension}`;
};

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

/** Makes a chosen file ready to be sent, by what it is and not by what it is called, or says why it cannot be. */
export const preparePhoto = async (file: File, limits: FileLimits): Promise<ReadyFile | RefusedFile> => {
  await yieldToPage();
  if (file.size === 0) return { refusal: 'empty' };
  let head: Uint8Array;
  try {
    head = await bytesOf(file.slice(0, headLength));
  } catch {
    // Taken away since it was chosen, or in a cloud that cannot be reached.
    return { refusal: 'unreadable' };
  }
  const type = detectType(head);
  if (type?.startsWith('image/') === true) return preparePicture(file, type, limits);
  return asItIs(file, type, limits);
};

const preparePicture = async (
  file: File,
  type: string,
  { maxBytes, types }: FileLimits,
): Promise<ReadyFile | RefusedFile> => {
  const target = drawable.find(candidate => types.includes(candidate));
  if (target === undefined) return { refusal: 'type' };
  const picture = await drawSmaller(file, target, maxBytes);
  if (picture === undefined) return { refusal: type === 'image/heic' ? 'heic' : 'unreadable' };
  const { blob } = picture;
  // A browser that cannot write the type, as Safari with WebP, writes PNG and says so.
  const written = drawable.find(candidate => candidate === blob.type && types.includes(candidate));
  if (written === undefined) return { refusal: 'type' };
  if (blob.size > maxBytes) return { refusal: 'too_large', bytes: blob.size, maxBytes };
  const place = type === 'image/jpeg' ? readPhotoPlace(await bytesOf(file.slice(0, placeWithin))) : undefined;
  return {
    ...picture,
    name: renamed(file.name, extensions[written]),
    bytesBefore: file.size,
    ...(place && { place }),
  };
};

/** Other files go as they are. What is not known here is believed, but not that it is something that would be known. */
const asItIs = (
  file: File,
  detected: string | undefined,
  { maxBytes, types }: FileLimits,
): ReadyFile | RefusedFile => {
  const type = detected ?? file.type;
  if (detected === undefined && recognisable.test(type)) return { refusal: 'unreadable' };
  if (!types.includes(type)) return { refusal: 'type' };
  if (file.size > maxBytes) return { refusal: 'too_large', bytes: file.size, maxBytes };
  const blob = file.type === type ? file : file.slice(0, file.size, type);
  return { blob, name: file.name, bytesBefore: file.size };
};

const recognisable = /^image\/|^application\/pdf$/;
