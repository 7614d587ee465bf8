import { yieldToPage } from './yield-to-page.ts';

/** The long edge of a photo that is sent, in pixels: enough to read a house number. */
const longEdge = 2048;

/** From what looks like the original down to what still shows a hole in a road. */
const qualities = [0.85, 0.7, 0.5] as const;

/** A picture as it is sent. */
export interface DrawnPicture {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a picture upright, at most as large as is useful, and with nothing but its pixels: neither place nor camera goes
 * along. It gets as small as `maxBytes` asks, if it can.
 *
 * @returns `undefined` for what this browser cannot read.
 */
export const drawSmaller = async (
  file: Blob,
  type: string,
  maxBytes: number,
): Promise<DrawnPicture | undefined> => {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (bitmap === undefined) return undefined;
  await yieldToPage();
  const canvas = document.createElement('canvas');
  try {
    const scale = Math.min(1, longEdge / Math.max(bitmap.width, bitmap.height));
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (context === null) return undefined;
    context.imageSmoothingQuality = 'high';
    // JPEG knows no transparency, and would make it black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  } finally {
    bitmap.close();
  }
  await yieldToPage();
  const { width, height } = canvas;
  let blob: Blob | null = null;
  for (const quality of qualities) {
    blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, type, quality));
    if (blob !== null && blob.size <= maxBytes) break;
  }
  // Telephones count the memory of canvases until they are collected; an empty one weighs nothing.
  canvas.width = 0;
  return blob === null ? undefined : { blob, width, height };
};
