/** A point on the earth, in degrees. */
export interface PhotoPlace {
  readonly lat: number;
  readonly lng: number;
}

/** More than any telephone writes before the picture itself begins. */
export const placeWithin = 256 * 1024;

/**
 * The place where a JPEG was taken, as its telephone wrote it (Exif 2.32); `undefined` where it says none. Whatever the
 * bytes are, it answers: a step out of them ends the search, and every step goes forward.
 */
export const readPhotoPlace = (bytes: Uint8Array): PhotoPlace | undefined => {
  try {
    const exif = findExif(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return exif === undefined ? undefined : placeIn(exif);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const exifHeader = 0x45786966; // "Exif"
const startOfScan = 0xda;
const app1 = 0xe1;

/** The TIFF structure within the JPEG's segments. */
const findExif = (jpeg: DataView): DataView | undefined => {
  if (jpeg.getUint16(0) !== 0xffd8) return undefined;
  let offset = 2;
  while (jpeg.getUint8(offset) === 0xff) {
    const marker = jpeg.getUint8(offset + 1);
    // Any number of them may fill the space before a marker.
    if (marker === 0xff) offset += 1;
    else if (marker === startOfScan) return undefined;
    else {
      const length = jpeg.getUint16(offset + 2);
      const start = offset + 4;
      if (marker === app1 && length > 8 && jpeg.getUint32(start) === exifHeader)
        return new DataView(jpeg.buffer, jpeg.byteOffset + start + 6, length - 8);
      offset += 2 + Math.max(2, length);
    }
  }
  return undefined;
};

const gpsPointer = 0x8825;
const [latitudeRef, latitude, longitudeRef, longitude, status] = [1, 2, 3, 4, 9];

const placeIn = (tiff: DataView): PhotoPlace | undefined => {
  const order = tiff.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const little = order === 0x4949;

  const entriesAt = (offset: number): ReadonlyMap<number, number> => {
    const count = tiff.getUint16(offset, little);
    const entries = new Map<number, number>();
    for (let index = 0; index < count; index += 1) {
      const entry = offset + 2 + index * 12;
      entries.set(tiff.getUint16(entry, little), entry);
    }
    return entries;
  };
  const letter = (entry: number | undefined) =>
    entry === undefined ? '' : String.fromCharCode(tiff.getUint8(entry + 8));
  const fraction = (offset: number) => tiff.getUint32(offset, little) / tiff.getUint32(offset + 4, little);
  const degrees = (entry: number | undefined) => {
    if (entry === undefined || tiff.getUint32(entry + 4, little) !== 3) return NaN;
    const offset = tiff.getUint32(entry + 8, little);
    return fraction(offset) + fraction(offset + 8) / 60 + fraction(offset + 16) / 3600;
  };

  const pointer = entriesAt(tiff.getUint32(4, little)).get(gpsPointer);
  if (pointer === undefined) return undefined;
  const gps = entriesAt(tiff.getUint32(pointer + 8, little));
  // V for void: the telephone had lost the satellites and wrote what it knew last.
  if (letter(gps.get(status)) === 'V') return undefined;
  const lat = degrees(gps.get(latitude)) * (letter(gps.get(latitudeRef)) === 'S' ? -1 : 1);
  const lng = degrees(gps.get(longitude)) * (letter(gps.get(longitudeRef)) === 'W' ? -1 : 1);
  const isOnEarth = Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
  // Zeros are what telephones write that do not know where they are.
  return isOnEarth && (lat !== 0 || lng !== 0) ? { lat, lng } : undefined;
};
