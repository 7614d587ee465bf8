import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { formatPoint, parsePoint } from '../../../widget/src/flow/point.ts';

const kayseri = { lat: 38.7199, lng: 35.5057 };
const inMinutes = { lat: 38.719889, lng: 35.505694 };

const written = [
  '38.7199, 35.5057',
  '38.7199,35.5057',
  '38.7199 35.5057',
  ' 38.7199 ; 35.5057 ',
  '(38.7199, 35.5057)',
  '38,7199 35,5057',
  '38,7199, 35,5057',
  '38,7199,35,5057',
  '38.7199°, 35.5057°',
  '38.7199 N, 35.5057 E',
  '38.7199° K, 35.5057° D',
  'N 38.7199 E 35.5057',
  '35.5057 E, 38.7199 N',
  'Enlem: 38.7199 Boylam: 35.5057',
  '٣٨٫٧١٩٩، ٣٥٫٥٠٥٧',
  '۳۸٫۷۱۹۹ ۳۵٫۵۰۵۷',
  '\u200e38.7199, 35.5057\u200e',
];

const minutes = [
  `38°43'11.6"N 35°30'20.5"E`,
  `38°43'11.6"K 35°30'20.5"D`,
  '38° 43′ 11.6″ N, 35° 30′ 20.5″ E',
  `35°30'20.5"E 38°43'11.6"N`,
  '٣٨°٤٣′١١٫٦″ش ٣٥°٣٠′٢٠٫٥″ق',
  `38°43'11,6"K 35°30'20,5"D`,
];

const links = [
  'https://www.google.com/maps/place/Melikgazi/@38.72,35.48,12z/data=!3m1!4b1!4m6!3m5!1s0x152b:0x1!8m2!3d38.7199!4d35.5057!16s',
  'https://www.google.com/maps/@38.7199,35.5057,17z',
  'https://www.google.com/maps?q=38.7199,35.5057&z=17',
  'https://maps.google.com/?q=loc:38.7199,35.5057',
  'https://www.google.com/maps/search/?api=1&query=38.7199%2C35.5057',
  'https://www.google.com/maps/search/38.7199,+35.5057?entry=tts',
  'https://www.google.com/maps/dir/38.7,35.4/38.7199,35.5057',
  'maps.google.com/?q=38.7199,35.5057',
  'Park\nhttps://maps.google.com/maps?q=38.7199%2C35.5057&z=17&hl=tr',
  'https://maps.apple.com/?ll=38.7199,35.5057&q=Park',
  'https://maps.apple.com/place?coordinate=38.7199,35.5057&name=Park',
  'https://www.openstreetmap.org/?mlat=38.7199&mlon=35.5057#map=17/38.7/35.5',
  'https://www.openstreetmap.org/#map=17/38.7199/35.5057',
  'https://yandex.com.tr/harita/?ll=35.5057%2C38.7199&z=17',
  'https://yandex.com.tr/harita/?ll=35.4%2C38.7&pt=35.5057,38.7199',
  'geo:38.7199,35.5057',
  'geo:0,0?q=38.7199,35.5057(Park)',
];

const refused = [
  '',
  'merhaba',
  'Hunat Mahallesi 12',
  '38.7199',
  '38,7199',
  '90.1, 35.5',
  '-90.1, 35.5',
  '38.7, 180.1',
  '95,10',
  `38°60'00"N 35°30'20"E`,
  '38.7 N 35.5 N',
  '35.5 E 38.7 E',
  '38.7 35.5 12.1 4',
  'https://maps.app.goo.gl/abc',
  'https://www.google.com/maps/place/Melikgazi',
  'https://www.google.com/maps?q=138.7,35.5',
  'geo:park',
  'https://',
];

const degrees = (most: number) =>
  fc.integer({ min: -most * 1e6, max: most * 1e6 }).map(millionths => millionths / 1e6);

const points = fc.record(
  { lat: degrees(90), lng: degrees(180), accuracy: fc.nat(100_000) },
  { requiredKeys: ['lat', 'lng'], noNullPrototype: true },
);

describe('a point', () => {
  for (const text of [...written, ...links]) {
    it(`is found in “${text}”`, () => {
      expect(parsePoint(text)).to.deep.equal(kayseri);
    });
  }

  for (const text of minutes) {
    it(`is found in minutes and seconds: “${text}”`, () => {
      expect(parsePoint(text)).to.deep.equal(inMinutes);
    });
  }

  it('is found in a link with a pin in minutes and seconds', () => {
    const link =
      'https://www.google.com/maps/place/38%C2%B043%2711.6%22N+35%C2%B030%2720.5%22E/@38.7,35.5,17z';
    expect(parsePoint(link)).to.deep.equal(inMinutes);
  });

  for (const text of refused) {
    it(`is not found in “${text}”`, () => {
      expect(parsePoint(text)).to.equal(undefined);
    });
  }

  it('lies south and west of zero by sign or by letter', () => {
    const southWest = { lat: -38.7, lng: -35.5 };
    expect(['-38.7, -35.5', '−38.7, −35.5', '38.7 S 35.5 W', '38,7 G 35,5 B'].map(parsePoint)).to.deep.equal(
      Array.from({ length: 4 }, () => southWest),
    );
  });

  it('keeps its accuracy', () => {
    expect([parsePoint('38.7199,35.5057,20'), parsePoint('geo:38.7199,35.5057;u=20')]).to.deep.equal([
      { ...kayseri, accuracy: 20 },
      { ...kayseri, accuracy: 20 },
    ]);
  });

  it('is rounded to ten centimetres, its accuracy to a metre', () => {
    expect(formatPoint({ lat: 38.71990049, lng: -0.0000001, accuracy: 19.6 })).to.equal('38.7199,0,20');
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(points, point => {
        expect(parsePoint(formatPoint(point))).to.deep.equal(point);
      }),
    );
  });

  it('is the same with decimal commas', () => {
    fc.assert(
      fc.property(points, ({ lat, lng }) => {
        const comma = (value: number) => value.toFixed(6).replace('.', ',');
        const found = parsePoint(`${comma(lat)} ${comma(lng)}`);
        expect([found?.lat, found?.lng]).to.deep.equal([lat, lng]);
      }),
    );
  });

  it('is never off the earth, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[0-9.,°'"NSEWKD -]{0,30}$/),
      fc.tuple(fc.double(), fc.double()).map(String),
      fc.stringMatching(/^https:\/\/[a-z.]{1,9}\/[a-z/?=&,@!#.0-9-]{0,40}$/),
    );
    fc.assert(
      fc.property(typed, text => {
        const { lat = 0, lng = 0 } = parsePoint(text) ?? {};
        expect(Math.abs(lat) <= 90 && Math.abs(lng) <= 180).to.equal(true);
      }),
    );
  });
});
