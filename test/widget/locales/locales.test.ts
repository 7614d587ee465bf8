import { eventTypes, fieldCodes, problemCodes, statuses } from '@melikgazi/mimer-sdk/contract';
import { expect } from '@esm-bundle/chai';
import { knownLocale, loadMessages } from '../../../widget/src/locales/load-messages.ts';
import { withOverrides } from '../../../widget/src/locales/overrides.ts';

const missing = (wanted: readonly string[], words: object) =>
  wanted.filter(key => !Object.hasOwn(words, key));

const [tr, trTracker] = [await loadMessages('form', 'tr'), await loadMessages('tracker', 'tr')];
const [en, enTracker] = [await loadMessages('form', 'en'), await loadMessages('tracker', 'en')];

for (const [words, { tracker }] of [
  [tr, trTracker],
  [en, enTracker],
] as const) {
  describe(`the words in ${words.locale}`, () => {
    it('cover every problem of the contract', () => {
      expect(missing(Object.keys(problemCodes), words.problems)).to.deep.equal([]);
    });

    it('cover every field code of the contract', () => {
      const spoken = { ...words.codes, required: words.required };
      expect(missing(fieldCodes, spoken)).to.deep.equal([]);
    });

    it('cover every status and event', () => {
      expect([
        missing(Object.keys(statuses), tracker.statuses),
        missing(Object.keys(eventTypes), tracker.events),
      ]).to.deep.equal([[], []]);
    });
  });
}

describe('the words', () => {
  it('for exact cases are the same cases in both languages', () => {
    expect(Object.keys(en.precise)).to.deep.equal(Object.keys(tr.precise));
  });

  it('follow the plural in English', () => {
    expect([en.summary(1), en.summary(2)]).to.deep.equal([
      '1 field needs to be corrected.',
      '2 fields need to be corrected.',
    ]);
  });

  it('can be replaced one by one', () => {
    const { next, check } = withOverrides(tr, { check: { send: 'Yolla' } });
    expect([next, check.send, check.change]).to.deep.equal(['Devam et', 'Yolla', 'Değiştir']);
  });

  it('are those of the language where the region is not known', () => {
    expect(knownLocale(['en-GB'])).to.equal('en');
  });

  it('are found by the first language that is known', () => {
    expect(knownLocale([undefined, 'ja', 'tr-TR', 'en'])).to.equal('tr');
  });
});
