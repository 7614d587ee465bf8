import { expect } from '@esm-bundle/chai';
import { blemishes } from '../../support/blemishes.ts';
import { parts, wordsOf } from './support/all-words.ts';
import { textsOf } from './support/texts-of.ts';

/** What stands so on a card, a sign or a screen. */
const latin = [
  ...['T.C. Kimlik No', 'Mahalle', 'İlçe', 'İl', 'No', 'Daire'],
  ...['SMS', 'WhatsApp', 'GPS', 'https', 'PDF', 'JPEG', 'HEIC', 'KB', 'kB', 'MB', 'Enter'],
];

/** Not to be read. */
const names = ['locale', 'dates', 'dir', 'comma'];

for (const locale of ['ar', 'fa'] as const)
  describe(`the words in ${locale}`, () => {
    for (const part of parts)
      it(`are proofread: ${part}`, async () => {
        const found = textsOf(await wordsOf(part, locale))
          .filter(({ path }) => !names.includes(path))
          .map(({ path, text }) => ({ path, text, found: blemishes(text, locale, latin) }))
          .filter(({ found }) => found.length > 0);
        expect(found).to.deep.equal([]);
      });
  });

describe('a proofreader', () => {
  for (const [title, locale, text] of [
    ['a forgotten word', 'ar', 'يُرجى كتابة street.'],
    ['a telephone number that would be turned round', 'ar', 'مثال: 0530 123 45 67'],
    ['a reference that would be turned round', 'fa', 'شماره: 2026-4819073-2'],
    ['a Latin question mark', 'ar', 'أين?'],
    ['an Arabic letter in Persian', 'fa', 'كوچه'],
    ['a Persian letter in Arabic', 'ar', 'الشکوى'],
    ['a missing half-space', 'fa', 'می خواهم'],
    ['other digits', 'ar', 'من ١٠ أرقام'],
    ['a mark of direction that is not closed', 'ar', 'مثال: \u20660530'],
  ] as const)
    it(`finds ${title}`, () => {
      expect(blemishes(text, locale, [])).not.to.deep.equal([]);
    });

  it('finds nothing in a clean text', () => {
    expect(blemishes('مثال: \u20660530 123 45 67\u2069 عبر SMS', 'ar', ['SMS'])).to.deep.equal([]);
  });
});
