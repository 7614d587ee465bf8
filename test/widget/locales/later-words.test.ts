import { sourceSchema, statuses } from '@melikgazi/mimer-sdk/contract';
import { expect } from '@esm-bundle/chai';
import { loadLaterMessages } from '../../../widget/src/locales/load-later-messages.ts';
import { locales } from './support/all-words.ts';

for (const locale of locales) {
  describe(`the words of the later elements in ${locale}`, () => {
    it('cover every source and every status', async () => {
      const { statistics } = await loadLaterMessages('statistics', locale);
      expect([Object.keys(statistics.sources), Object.keys(statistics.statuses)]).to.deep.equal([
        sourceSchema.options,
        Object.keys(statuses),
      ]);
    });

    it('say when an office opens and closes, each time in another way', async () => {
      const { contact } = await loadLaterMessages('contact', locale);
      const said = [0, 1, 3, 7].map(inDays => contact.opens(inDays, 'Pazartesi', '08:00'));
      const closing = [0, 1, 3].map(inDays => contact.closes(inDays, 'Pazartesi', '17:00'));
      expect(new Set([...said, ...closing]).size).to.equal(7);
      expect([...said, ...closing].every(text => /08:00|17:00/.test(text))).to.equal(true);
    });

    it('are in the language', async () => {
      const parts = await Promise.all(
        (['contact', 'statistics', 'launcher'] as const).map(part => loadLaterMessages(part, locale)),
      );
      expect(parts.map(words => words.locale)).to.deep.equal([locale, locale, locale]);
    });
  });
}

describe('a Turkish day', () => {
  it('is written small within a sentence', async () => {
    const { contact } = await loadLaterMessages('contact', 'tr');
    expect(contact.opens(3, 'Pazartesi', '08:00')).to.equal('açılış: pazartesi 08:00');
  });
});
