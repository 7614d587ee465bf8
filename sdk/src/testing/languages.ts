/** The language among `locales` that an `Accept-Language` likes best; `fallback` where it likes none. */
export const preferredLocale = (
  header: string | null,
  { locales, fallback }: { readonly locales: readonly string[]; readonly fallback: string },
): string => {
  // The default first: it wins where the caller has no preference.
  const offered = [fallback, ...locales.filter(locale => locale !== fallback)];
  const wishes = (header ?? '')
    .split(',')
    .map(part => {
      const [range = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const quality = parameters.find(parameter => parameter.startsWith('q='))?.slice(2) ?? '1';
      return { range, quality: Number(quality) };
    })
    .filter(({ range, quality }) => range !== '' && quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { range } of wishes) {
    const found = offered.find(locale => range === '*' || isIn(locale.toLowerCase(), range));
    if (found !== undefined) return found;
  }
  return fallback;
};

const isIn = (locale: string, range: string): boolean =>
  locale === range || locale === range.split('-')[0] || locale.startsWith(`${range}-`);
