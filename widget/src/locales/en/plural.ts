const rules = new Intl.PluralRules('en');

/** `2 fields`, `1 field`. */
export const plural = (count: number, one: string, other: string): string =>
  `${count.toLocaleString('en')} ${rules.select(count) === 'one' ? one : other}`;
