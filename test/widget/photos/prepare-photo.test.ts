import { expect } from '@esm-bundle/chai';
import exifr from 'exifr';
import { preparePhoto, type ReadyFile } from '../../../widget/src/photos/prepare-photo.ts';
import { writesWebp } from '../support/engine.ts';
import { asPhotographed, edges, fileOf, heic, noise, photo, picture } from './support/pictures.ts';

const limits = {
  maxBytes: 10_000_000,
  types: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
};

const ready = async (file: File, wanted: Partial<typeof limits> = {}): Promise<ReadyFile> => {
  const prepared = await preparePhoto(file, { ...limits, ...wanted });
  if ('refusal' in prepared) throw new Error(`It was refused: ${prepared.refusal}.`);
  return prepared;
};

const refusal = async (file: File, wanted: Partial<typeof limits> = {}) => {
  const prepared = await preparePhoto(file, { ...limits, ...wanted });
  return 'refusal' in prepared ? prepared.refusal : 'taken';
};

const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n';

describe('a photo is made ready', () => {
  it('turned upright, with nothing of its EXIF left but its place, which stays here', async () => {
    const bytes = await asPhotographed(await picture(60, 40), { orientation: 6 });
    expect(await exifr.parse(bytes)).to.include({ Make: 'TEL' });
    const { blob, width, height, place } = await ready(fileOf(bytes, 'IMG_1.jpg', 'image/jpeg'));
    expect([width, height, blob.type]).to.deep.equal([40, 60, 'image/jpeg']);
    // Turned to the right, what was on top is at the right.
    expect((await edges(blob)).slice(2)).to.equal('br');
    expect([await exifr.parse(blob), await exifr.gps(blob)]).to.deep.equal([undefined, undefined]);
    expect(await blob.text()).to.not.match(/Exif|TEL/);
    expect(place && [place.lat.toFixed(2), place.lng.toFixed(2)]).to.deep.equal(['38.72', '35.51']);
  });

  it('made smaller where it has twelve megapixels', async () => {
    const file = fileOf(await picture(4000, 3000), 'büyük.jpg', 'image/jpeg');
    const { blob, width, height, bytesBefore } = await ready(file);
    expect([width, height, bytesBefore]).to.deep.equal([2048, 1536, file.size]);
    expect(blob.size).to.be.lessThan(file.size);
    const bitmap = await createImageBitmap(blob);
    expect([bitmap.width, bitmap.height]).to.deep.equal([2048, 1536]);
  });

  it('never larger than it is', async () => {
    const { width, height } = await ready(await photo());
    expect([width, height]).to.deep.equal([60, 40]);
  });

  it('as a strip of at least one pixel', async () => {
    const { width, height } = await ready(fileOf(await picture(6000, 1), 'strip.png', 'image/png'));
    expect([width, height]).to.deep.equal([2048, 1]);
  });

  it('of a screenshot, whose glass is white and whose name fits', async () => {
    const glass = await picture(20, 20, 'image/png', () => undefined);
    const { blob, name } = await ready(fileOf(glass, 'ekran.görüntüsü.png', 'image/png'));
    expect([blob.type, name]).to.deep.equal(['image/jpeg', 'ekran.görüntüsü.jpg']);
    const bitmap = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(20, 20);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    expect([...(context?.getImageData(5, 5, 1, 1).data ?? [])]).to.deep.equal([255, 255, 255, 255]);
  });

  it('by what it is, not by what it is called', async () => {
    const webp = await picture(20, 20, 'image/webp');
    const { blob, name } = await ready(fileOf(webp, 'photo.txt', 'text/plain'));
    expect([blob.type, name]).to.deep.equal(['image/jpeg', 'photo.jpg']);
  });

  it('at a lower quality before it would be too large', async () => {
    const file = fileOf(await noise(600, 600), 'a.jpg', 'image/jpeg');
    const fine = (await ready(file)).blob.size;
    const { blob } = await ready(file, { maxBytes: fine - 1 });
    expect(blob.size).to.be.lessThan(fine);
  });

  it('as WebP where the municipality takes no JPEG, and not at all where the browser cannot write it', async () => {
    const prepared = await preparePhoto(await photo(), { ...limits, types: ['image/webp'] });
    expect('refusal' in prepared ? prepared : [prepared.blob.type, prepared.name]).to.deep.equal(
      (await writesWebp()) ? ['image/webp', 'cukur.webp'] : { refusal: 'type' },
    );
  });

  it('as what the browser writes instead, where the municipality takes that', async () => {
    const own = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'toBlob') ?? {};
    const picture = await photo();
    HTMLCanvasElement.prototype.toBlob = callback => callback(new Blob(['png'], { type: 'image/png' }));
    try {
      const { blob, name } = await ready(picture, { types: ['image/webp', 'image/png'] });
      expect([blob.type, name, await refusal(picture, { types: ['image/webp'] })]).to.deep.equal([
        'image/png',
        'cukur.png',
        'type',
      ]);
    } finally {
      Object.defineProperty(HTMLCanvasElement.prototype, 'toBlob', own);
    }
  });
});

describe('another file', () => {
  it('goes as it is, under the type it has', async () => {
    const file = fileOf(pdf, 'tapu.pdf', 'application/octet-stream');
    const { blob, name, width } = await ready(file);
    expect([blob.type, await blob.text(), name, width]).to.deep.equal([
      'application/pdf',
      pdf,
      'tapu.pdf',
      undefined,
    ]);
  });

  it('of a type that is not known here goes where the municipality takes it', async () => {
    const file = fileOf('BEGIN:VCARD', 'a.vcf', 'text/vcard');
    expect((await ready(file, { types: ['text/vcard'] })).blob.type).to.equal('text/vcard');
    expect(await refusal(file)).to.equal('type');
  });
});

describe('a file is refused', () => {
  it('that is HEIC, where the browser cannot read it', async () => {
    expect(await refusal(heic())).to.equal('heic');
  });

  it('that is a text called a photo', async () => {
    expect(await refusal(fileOf('Merhaba', 'cukur.jpg', 'image/jpeg'))).to.equal('unreadable');
  });

  it('that is a text called a PDF', async () => {
    expect(await refusal(fileOf('Merhaba', 'a.pdf', 'application/pdf'))).to.equal('unreadable');
  });

  it('that is a photo without its end', async () => {
    const head = new Uint8Array(await (await photo()).arrayBuffer()).slice(0, 40);
    expect(await refusal(fileOf(head, 'cukur.jpg', 'image/jpeg'))).to.equal('unreadable');
  });

  it('that is empty', async () => {
    expect(await refusal(fileOf('', 'cukur.jpg', 'image/jpeg'))).to.equal('empty');
  });

  it('that is a programme called a PDF', async () => {
    expect(await refusal(fileOf('MZ\0\0', 'a.exe', 'application/x-msdownload'))).to.equal('type');
  });

  it('that is a PDF where only photos are taken', async () => {
    expect(await refusal(fileOf(pdf, 'a.pdf', 'application/pdf'), { types: ['image/jpeg'] })).to.equal(
      'type',
    );
  });

  it('that is a photo where only PDFs are taken', async () => {
    expect(await refusal(await photo(), { types: ['application/pdf'] })).to.equal('type');
  });

  it('that stays too large, with the numbers', async () => {
    const file = fileOf(await noise(600, 600), 'a.jpg', 'image/jpeg');
    const prepared = await preparePhoto(file, { ...limits, maxBytes: 1000 });
    expect(prepared).to.include({ refusal: 'too_large', maxBytes: 1000 });
    expect('refusal' in prepared && prepared.bytes).to.be.greaterThan(1000);
    expect(await refusal(fileOf(pdf, 'a.pdf', 'application/pdf'), { maxBytes: 10 })).to.equal('too_large');
  });
});
