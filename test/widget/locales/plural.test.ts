import { expect } from '@esm-bundle/chai';
import { loadMessages, type Locale } from '../../../widget/src/locales/load-messages.ts';
import { pluralIn } from '../../../widget/src/locales/plural.ts';

const said: Readonly<Record<Locale, Readonly<Record<number, string>>>> = {
  tr: { 1: 'Formda düzeltilmesi gereken 1 alan var.', 2: 'Formda düzeltilmesi gereken 2 alan var.' },
  en: { 1: '1 field needs to be corrected.', 2: '2 fields need to be corrected.' },
  ar: {
    0: 'لا توجد حقول تحتاج إلى تصحيح.',
    1: 'هناك حقل واحد يحتاج إلى تصحيح.',
    2: 'هناك حقلان يحتاجان إلى تصحيح.',
    3: 'هناك 3 حقول تحتاج إلى تصحيح.',
    11: 'هناك 11 حقلًا تحتاج إلى تصحيح.',
    100: 'هناك 100 حقل تحتاج إلى تصحيح.',
  },
  fa: { 1: '1 مورد در فرم نیاز به اصلاح دارد.', 2: '2 مورد در فرم نیاز به اصلاح دارد.' },
};

describe('a number', () => {
  for (const locale of ['tr', 'en', 'ar', 'fa'] as const)
    it(`takes its plural in ${locale}`, async () => {
      const { summary } = await loadMessages('form', locale);
      const counts = Object.keys(said[locale]).map(Number);
      expect(Object.fromEntries(counts.map(count => [count, summary(count)]))).to.deep.equal(said[locale]);
    });

  it('is written in Latin digits everywhere', () => {
    const written = ['en', 'ar', 'fa'].map(locale => pluralIn(locale)(1234567, { other: '#' }));
    expect(written).to.deep.equal(['1,234,567', '1,234,567', '1,234,567']);
  });

  it('does with the form there is', () => {
    expect(pluralIn('ar')(2, { other: '# حرف' })).to.equal('2 حرف');
  });
});
