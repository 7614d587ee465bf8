import { expect } from '@esm-bundle/chai';
import { jurisdictionSchema } from '@melikgazi/mimer-sdk/contract';
import { fold } from '@melikgazi/mimer-sdk/fold';
import fc from 'fast-check';
import { isOneSlipFrom } from '../../../widget/src/flow/one-slip.ts';
import { matchNeighbourhood, searchNeighbourhoods } from '../../../widget/src/flow/search-neighbourhoods.ts';

/** Melikgazi's own, as its server has them. */
const response = await fetch('/reference-server/jurisdictions/melikgazi/neighbourhoods.json');
const all = jurisdictionSchema.shape.neighbourhoods.parse(await response.json());

const found = (query: string) => searchNeighbourhoods(all, query).map(({ name }) => name);
const names = all.flatMap(({ name, aliases }) => [name, ...aliases].map(written => ({ name, written })));

/** How the same name is typed. */
const habits: Record<string, (name: string) => string> = {
  'as it is': name => name,
  'in capitals': name => name.toLocaleUpperCase('tr'),
  'in English capitals': name => fold(name).toUpperCase(),
  'without Turkish letters': name => fold(name),
  'without spaces': name => name.replaceAll(' ', ''),
  'with too many spaces': name => `  ${name.replaceAll(' ', '   ')} `,
  'with “Mah.”': name => `${name} Mah.`,
  'with “Mahallesi”': name => `${name} Mahallesi`,
  'with “mh”': name => `${name} mh`,
  'half of “Mahallesi”': name => `${name} mahal`,
};

describe('a neighbourhood', () => {
  it('is one of more than fifty', () => {
    expect(all.length > 50).to.equal(true);
  });

  for (const [title, write] of Object.entries(habits)) {
    it(`is found by each of its names ${title}`, () => {
      const lost = names.filter(({ name, written }) => !found(write(written)).includes(name));
      expect(lost).to.deep.equal([]);
    });

    it(`is understood by each of its names ${title}, chosen or not`, () => {
      if (title.startsWith('half')) return;
      const lost = names.filter(
        ({ name, written }) => matchNeighbourhood(all, write(written))?.name !== name,
      );
      expect(lost).to.deep.equal([]);
    });
  }

  for (const [query, name] of [
    ['30ağustos', '30 Ağustos'],
    ['30 agustos', '30 Ağustos'],
    ['otuz ağustos', '30 Ağustos'],
    ['19mayis', '19 Mayıs'],
    ['Ambar', 'Anbar'],
    ['Alparslan', 'Alpaslan'],
    ['Danişmendgazi', 'Danişmentgazi'],
    ['Danışmentgazi', 'Danişmentgazi'],
    ['danismend gazi', 'Danişmentgazi'],
    ['Kazım Karabekir', 'Kazımkarabekir'],
    ['Tacettin Veli', 'Tacettinveli'],
    ['Büyükbürüngüz', 'Büyük Bürüngüz'],
    ['TOKİ Demokrasi', 'Demokrasi'],
    ['toki bahcelievler', 'Bahçelievler'],
    ['Mimarsinan Fatih', 'Fatih'],
    ['Osmankavuncu', 'Osman Kavuncu'],
    ['İldem', 'İldem Cumhuriyet'],
    ['ildem', 'İldem Cumhuriyet'],
    ['KILIÇASLAN', 'Kılıçaslan'],
    ['kilicaslan', 'Kılıçaslan'],
    ['kılıçarslan', 'Kılıçaslan'],
    ['kilicsalan', 'Kılıçaslan'],
    ['hunta', 'Hunat'],
    ['hunad', 'Hunat'],
    ['bürengüz', 'Büyük Bürüngüz'],
    ['esenteppe', 'Esentepe'],
    ['gokent', 'Gökkent'],
  ] as const) {
    it(`${name} is found first by “${query}”`, () => {
      expect(found(query)[0]).to.equal(name);
    });
  }

  it('is not guessed where something fits, nor from three letters', () => {
    expect([found('gesi'), found('hnt')]).to.deep.equal([
      ['Gesi', 'Gesi Fatih', 'Anbar Sanayi Bölgesi', 'Kayseri OSB', 'Mimarsinan OSB'],
      [],
    ]);
  });

  it('is not found by a name that is two letters off', () => {
    expect(found('hxxat')).to.deep.equal([]);
  });
});

describe('one slip of the finger', () => {
  const words = fc.stringMatching(/^[a-z]{1,12}$/);

  it('is a letter too many, too few, another or two swapped', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.stringMatching(/^[a-z]$/), (word, at, letter) => {
        const index = at % word.length;
        const [before, after] = [word.slice(0, index), word.slice(index)];
        const swapped = before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
        const slips = [
          before + letter + after,
          before + after.slice(1),
          before + letter + after.slice(1),
          swapped,
        ];
        expect(slips.map(typed => isOneSlipFrom(word, typed))).to.deep.equal([true, true, true, true]);
      }),
    );
  });

  it('is never a word that is longer or shorter by two', () => {
    fc.assert(
      fc.property(words, fc.stringMatching(/^[a-z]{2}$/), (word, more) => {
        expect([isOneSlipFrom(word, word + more), isOneSlipFrom(word + more, word)]).to.deep.equal([
          false,
          false,
        ]);
      }),
    );
  });

  for (const [one, other] of [
    ['abcd', 'badc'],
    ['abcd', 'axyd'],
    ['abcd', 'bcda'],
    ['abcd', 'abdx'],
  ] as const) {
    it(`does not make “${other}” of “${one}”`, () => {
      expect(isOneSlipFrom(one, other)).to.equal(false);
    });
  }
});
