import { expect } from '@esm-bundle/chai';
import exifr from 'exifr';
import fc from 'fast-check';
import { readPhotoPlace } from '../../../widget/src/photos/read-photo-place.ts';
import { asPhotographed, exifSegment, picture, type ExifOptions } from './support/pictures.ts';

const photographed = async (options?: ExifOptions) => asPhotographed(await picture(8, 8), options);

const rounded = (place: { lat: number; lng: number } | undefined) =>
  place && [place.lat.toFixed(6), place.lng.toFixed(6)];

describe('the place of a photo', () => {
  it('is read as exifr reads it, in every quarter of the earth and either order of bytes', async () => {
    for (const [north, east] of [
      ['N', 'E'],
      ['S', 'E'],
      ['N', 'W'],
      ['S', 'W'],
    ] as const) {
      for (const little of [true, false]) {
        const bytes = await photographed({
          lat: [38, 43, 12.5, north],
          lng: [35, 30, 20.25, east],
          denominator: 100,
          little,
        });
        const { latitude, longitude } = await exifr.gps(bytes);
        expect(rounded(readPhotoPlace(bytes))).to.deep.equal(rounded({ lat: latitude, lng: longitude }));
      }
    }
  });

  it('is in Kayseri for a photo of Kayseri', async () => {
    expect(rounded(readPhotoPlace(await photographed()))).to.deep.equal(['38.720000', '35.505556']);
  });

  it('is found behind other segments and the bytes that fill the space between them', async () => {
    const bytes = await photographed();
    const before = [0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff];
    const moved = new Uint8Array([...bytes.subarray(0, 2), ...before, ...bytes.subarray(2)]);
    expect(rounded(readPhotoPlace(moved))).to.deep.equal(['38.720000', '35.505556']);
  });

  for (const [title, options] of Object.entries<ExifOptions>({
    'the telephone did not know': { status: 'V' },
    'are zeros': { lat: [0, 0, 0, 'N'], lng: [0, 0, 0, 'E'] },
    'are not on earth': { lat: [91, 0, 0, 'N'] },
    'are divided by zero': { denominator: 0 },
  })) {
    it(`is not there where its numbers ${title}`, async () => {
      expect(readPhotoPlace(await photographed(options))).to.equal(undefined);
    });
  }

  it('is not there in a picture without any', async () => {
    expect(readPhotoPlace(new Uint8Array(await (await picture(8, 8)).arrayBuffer()))).to.equal(undefined);
    expect(readPhotoPlace(new Uint8Array())).to.equal(undefined);
  });

  it('is looked for to an end in whatever was cut off, changed or made up', async () => {
    const bytes = await photographed();
    const length = 2 + exifSegment().length;
    const check = (hostile: Uint8Array) => {
      const place = readPhotoPlace(hostile);
      return place === undefined || (Math.abs(place.lat) <= 90 && Math.abs(place.lng) <= 180);
    };
    for (let end = 0; end <= length; end += 1) expect(check(bytes.slice(0, end))).to.equal(true);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        changes => {
          const hostile = bytes.slice();
          for (const [index, value] of changes) hostile[index] = value;
          return check(hostile);
        },
      ),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), made =>
        check(new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 240, ...made])),
      ),
      { numRuns: 500 },
    );
  });

  it('is read within a larger piece of memory', async () => {
    const bytes = await photographed();
    const memory = new Uint8Array(bytes.length + 7);
    memory.set(bytes, 7);
    expect(rounded(readPhotoPlace(memory.subarray(7)))).to.deep.equal(['38.720000', '35.505556']);
  });
});
