import sharp, { type Sharp } from 'sharp';
import type { PictureType } from '@melikgazi/mimer-sdk/domain';
import type { FileSystem } from '../store/lowdb/file-system.ts';
import { nodeFileSystem } from '../store/lowdb/node-file-system.ts';
import { createWorkQueue } from './work-queue.ts';

// The process decodes what strangers send: nothing but these three formats, and nothing kept for the next picture.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadWebpFile'],
});
sharp.cache(false);
sharp.concurrency(1);

/** A picture that can't be taken: `broken`, or with more pixels than one process can afford. */
export class PictureError extends Error {
  override readonly name = 'PictureError' as const;
  readonly reason: 'broken' | 'too_many_pixels';
  constructor(reason: PictureError['reason'], options?: ErrorOptions) {
    super(reason === 'broken' ? 'The picture is broken.' : 'The picture has too many pixels.', options);
    this.reason = reason;
  }
}

/** Pixels of a side that are left of a picture: enough to read a meter or a number plate. */
const longestSide = 2048;

/** What one picture may take in memory, decoded: the 50 million pixels of today's telephones, in three colours. */
const mostDecodedBytes = 160 * 1024 ** 2;

const secondsAtMost = 30;

export interface EncodedPicture {
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/** Makes new pictures of what came; of the old one only the pixels are left. */
export interface Pictures {
  /**
   * Writes the picture at `from` anew to `to`: upright, at most 2048 pixels on a side, the first frame where it moves,
   * without anything that is not a pixel. Its format stays.
   *
   * @throws {@link PictureError} when it can't be decoded to its end or is too large.
   * @throws {@link BusyError} when too many pictures wait.
   */
  encode(from: string, to: string, type: PictureType): Promise<EncodedPicture>;
}

export interface PicturesOptions {
  /** How many pictures may wait. @default 32 */
  readonly waiting?: number;
  /** Of the disk that they are written to. @default the disk of this machine */
  readonly fileSystem?: FileSystem;
}

export const createPictures = ({
  waiting = 32,
  fileSystem = nodeFileSystem,
}: PicturesOptions = {}): Pictures => {
  const queue = createWorkQueue({ atOnce: 1, waiting });
  return {
    encode: (from, to, type) =>
      queue.run(async () => {
        const { data, info } = await decoded(from, type);
        const file = await fileSystem.createFile(to);
        try {
          await file.write(data);
        } finally {
          await file.close();
        }
        return { bytes: data.length, width: info.width, height: info.height };
      }),
  };
};

const decoded = async (from: string, type: PictureType) => {
  try {
    const picture = sharp(from, { limitInputPixels: false, failOn: 'error' });
    const { width, height, channels, depth } = await picture.metadata();
    const bytesEach = depth === 'uchar' ? 1 : 2;
    if (width * height * channels * bytesEach > mostDecodedBytes) throw new PictureError('too_many_pixels');
    const small = picture
      .timeout({ seconds: secondsAtMost })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    return await inFormat(small, type).toBuffer({ resolveWithObject: true });
  } catch (cause) {
    if (cause instanceof PictureError) throw cause;
    throw new PictureError('broken', { cause });
  }
};

const inFormat = (picture: Sharp, type: PictureType): Sharp => {
  switch (type) {
    case 'image/jpeg':
      return picture.jpeg({ quality: 82, mozjpeg: true });
    case 'image/png':
      return picture.png({ compressionLevel: 9 });
    case 'image/webp':
      return picture.webp({ quality: 82 });
  }
};
