/** What is said of a number, for each plural category of the language; `other` serves for those that are not there. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/**
 * Says how many in a language, with Latin digits in place of `#`.
 *
 * @example pluralIn('en')(2, { one: '# field', other: '# fields' }) // '2 fields'
 */
export const pluralIn = (locale: string): ((count: number, forms: PluralForms) => string) => {
  const rules = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(`${locale}-u-nu-latn`);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', number.format(count));
};
