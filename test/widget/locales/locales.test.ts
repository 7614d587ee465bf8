import { eventTypes, fieldCodes, problemCodes, statuses } from '@melikgazi/mimer-sdk/contract';
import { expect } from '@esm-bundle/chai';
import { knownLocale, loadMessages } from '../../../widget/src/locales/load-messages.ts';
import { withOverrides } from '../../../widget/src/locales/overrides.ts';
import { locales, parts, wordsOf } from './support/all-words.ts';
import { textsOf } from './support/texts-of.ts';

const missing = (wanted: readonly string[], words: object) =>
  wanted.filter(key => !Object.hasOwn(words, key));

const namesOf = (words: object) => [...new Set(textsOf(words).map(({ path }) => path))].sort();

for (const locale of locales) {
  const form = await loadMessages('form', locale);
  const { tracker, ...common } = await loadMessages('tracker', locale);

  describe(`the words in ${locale}`, () => {
    it('are marked with their language', () => {
      expect([form.locale, common.locale]).to.deep.equal([locale, locale]);
    });

    it('run in the direction of their script', () => {
      expect(form.dir).to.equal(locale === 'ar' || locale === 'fa' ? 'rtl' : 'ltr');
    });

    it('cover every problem of the contract', () => {
      expect(missing(Object.keys(problemCodes), form.problems)).to.deep.equal([]);
    });

    it('cover every field code of the contract', () => {
      const spoken = { ...form.codes, required: form.required };
      expect(missing(fieldCodes, spoken)).to.deep.equal([]);
    });

    it('cover every status and event', () => {
      expect([
        missing(Object.keys(statuses), tracker.statuses),
        missing(Object.keys(eventTypes), tracker.events),
      ]).to.deep.equal([[], []]);
    });

    for (const part of parts) {
      it(`are complete: ${part}`, async () => {
        const [own, turkish] = [await wordsOf(part, locale), await wordsOf(part, 'tr')];
        expect(namesOf(own)).to.deep.equal(namesOf(turkish));
      });

      it(`are never empty and say what they are given: ${part}`, async () => {
        const texts = textsOf(await wordsOf(part, locale));
        const silent = texts.filter(
          ({ text, given }) => text === '' || given.some(word => !text.includes(word)),
        );
        expect(silent).to.deep.equal([]);
      });
    }
  });
}

describe('the words', () => {
  it('can be replaced one by one', async () => {
    const tr = await loadMessages('form', 'tr');
    const { next, check } = withOverrides(tr, { check: { send: 'Yolla' } });
    expect([next, check.send, check.change]).to.deep.equal(['Devam et', 'Yolla', 'Değiştir']);
  });

  for (const [tag, locale] of [
    ['en-GB', 'en'],
    ['ar-SY', 'ar'],
    ['fa-AF', 'fa'],
    ['AR', 'ar'],
  ] as const)
    it(`are those of ${locale} where the page says ${tag}`, () => {
      expect(knownLocale([tag])).to.equal(locale);
    });

  it('are found by the first language that is known', () => {
    expect(knownLocale([undefined, 'ja', 'tr-TR', 'en'])).to.equal('tr');
  });

  it('are not there for another language that is written from right to left', () => {
    expect(knownLocale(['he', 'ur-PK', 'constructor'])).to.equal(undefined);
  });
});
