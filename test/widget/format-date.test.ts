import { expect } from '@esm-bundle/chai';
import { formatDate } from '../../widget/src/format-date.ts';
import { loadMessages, type Locale } from '../../widget/src/locales/load-messages.ts';

const written: Readonly<Record<Locale, readonly [day: string, moment: string, night: string]>> = {
  tr: ['23 Kasım 2026', '23 Kasım 2026 14:05', '1 Ocak 2027 00:30'],
  en: ['23 November 2026', '23 November 2026 at 14:05', '1 January 2027 at 00:30'],
  ar: ['23 تشرين الثاني 2026', '23 تشرين الثاني 2026 في 14:05', '1 كانون الثاني 2027 في 00:30'],
  fa: ['23 نوامبر 2026', '23 نوامبر 2026 ساعت 14:05', '1 ژانویهٔ 2027 ساعت 0:30'],
};

describe('a date', () => {
  for (const locale of ['tr', 'en', 'ar', 'fa'] as const)
    it(`is Gregorian, in Latin digits and by 24 hours in ${locale}`, async () => {
      const { dates } = await loadMessages('opening', locale);
      expect([
        formatDate('2026-11-23', 'day', dates, 'Europe/Istanbul'),
        formatDate('2026-11-23T11:05:00Z', 'moment', dates, 'Europe/Istanbul'),
        formatDate('2026-12-31T21:30:00Z', 'moment', dates, 'Europe/Istanbul'),
      ]).to.deep.equal(written[locale]);
    });
});
