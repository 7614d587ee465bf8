/** A picture whose upper half is red and lower half blue, so that turning shows. */
export const picture = async (
  width: number,
  height: number,
  type = 'image/jpeg',
  paint?: (context: CanvasRenderingContext2D) => void,
): Promise<Blob> => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas.');
  if (paint) paint(context);
  else {
    context.fillStyle = '#f00';
    context.fillRect(0, 0, width, height / 2);
    context.fillStyle = '#00f';
    context.fillRect(0, height / 2, width, height / 2);
  }
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, type, 0.9));
  if (blob === null) throw new Error('Nothing was drawn.');
  return blob;
};

/** Noise, which nothing compresses away. */
export const noise = (width: number, height: number, type?: string): Promise<Blob> =>
  picture(width, height, type, context => {
    const data = context.createImageData(width, height);
    for (let index = 0; index < data.data.length; index += 1)
      data.data[index] = index % 4 === 3 ? 255 : (Math.imul(index ^ (index >>> 7), 2654435761) >>> 13) & 255;
    context.putImageData(data, 0, 0);
  });

export interface ExifOptions {
  readonly orientation?: number;
  /** Degrees, minutes, seconds, and their letter. */
  readonly lat?: readonly [number, number, number, string];
  readonly lng?: readonly [number, number, number, string];
  readonly status?: string;
  readonly little?: boolean;
  readonly denominator?: number;
}

/** What a telephone writes into a JPEG, made by hand: maker, orientation and place. */
export const exifSegment = ({
  orientation = 1,
  lat = [38, 43, 12, 'N'],
  lng = [35, 30, 20, 'E'],
  status = 'A',
  little = false,
  denominator = 1,
}: ExifOptions = {}): Uint8Array => {
  const tiff = new DataView(new ArrayBuffer(220));
  const text = (offset: number, letters: string) =>
    [...letters].forEach((letter, index) => tiff.setUint8(offset + index, letter.charCodeAt(0)));
  const entry = (offset: number, tag: number, type: number, count: number, value: number | string) => {
    tiff.setUint16(offset, tag, little);
    tiff.setUint16(offset + 2, type, little);
    tiff.setUint32(offset + 4, count, little);
    if (typeof value === 'string') text(offset + 8, value);
    else if (type === 3) tiff.setUint16(offset + 8, value, little);
    else tiff.setUint32(offset + 8, value, little);
  };
  const rationals = (offset: number, values: readonly number[]) =>
    values.forEach((value, index) => {
      tiff.setUint32(offset + index * 8, value * denominator, little);
      tiff.setUint32(offset + index * 8 + 4, denominator, little);
    });
  text(0, little ? 'II' : 'MM');
  tiff.setUint16(2, 42, little);
  tiff.setUint32(4, 8, little);
  tiff.setUint16(8, 3, little);
  entry(10, 0x010f, 2, 4, 'TEL\0');
  entry(22, 0x0112, 3, 1, orientation);
  entry(34, 0x8825, 4, 1, 50);
  tiff.setUint16(50, 5, little);
  entry(52, 1, 2, 2, `${lat[3]}\0`);
  entry(64, 2, 5, 3, 140);
  entry(76, 3, 2, 2, `${lng[3]}\0`);
  entry(88, 4, 5, 3, 164);
  entry(100, 9, 2, 2, `${status}\0`);
  rationals(140, lat.slice(0, 3).map(Number));
  rationals(164, lng.slice(0, 3).map(Number));
  const segment = new Uint8Array(10 + tiff.byteLength);
  const view = new DataView(segment.buffer);
  view.setUint16(0, 0xffe1);
  view.setUint16(2, 8 + tiff.byteLength);
  [...'Exif\0\0'].forEach((letter, index) => view.setUint8(4 + index, letter.charCodeAt(0)));
  segment.set(new Uint8Array(tiff.buffer), 10);
  return segment;
};

/** The same JPEG as a telephone would have written it. */
export const asPhotographed = async (jpeg: Blob, options?: ExifOptions): Promise<Uint8Array<ArrayBuffer>> => {
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  const segment = exifSegment(options);
  const photo = new Uint8Array(bytes.length + segment.length);
  photo.set(bytes.subarray(0, 2));
  photo.set(segment, 2);
  photo.set(bytes.subarray(2), 2 + segment.length);
  return photo;
};

export const fileOf = (content: BlobPart, name: string, type = ''): File =>
  new File([content], name, { type });

/** A small photo. */
export const photo = async (name = 'cukur.jpg'): Promise<File> =>
  fileOf(await picture(60, 40), name, 'image/jpeg');

/** The head of what an iPhone writes; no browser here can read the rest. */
export const heic = (): File =>
  fileOf(
    new TextEncoder().encode('\0\0\0\x18ftypheic\0\0\0\0mif1heic and no picture'),
    'IMG_0001.HEIC',
    'image/heic',
  );

/** The colour in the middle of the upper, lower, left and right edge of a picture: `r` or `b`. */
export const edges = async (blob: Blob): Promise<string> => {
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas.');
  context.drawImage(bitmap, 0, 0);
  const { width, height } = bitmap;
  const at = (x: number, y: number) => {
    const [red = 0, , blue = 0] = context.getImageData(Math.floor(x), Math.floor(y), 1, 1).data;
    return red > blue ? 'r' : 'b';
  };
  return [at(width / 2, 2), at(width / 2, height - 3), at(2, height / 2), at(width - 3, height / 2)].join('');
};
