const isolates = /[\u2066-\u2068][^\u2069\n]*\u2069/g;

const other = {
  ar: [/[یکگپچژ]/, 'a Persian letter'],
  fa: [/[يكىة]/, 'an Arabic letter'],
} as const;

const rules: readonly (readonly [RegExp, string])[] = [
  [/\d[ \-–]+\d/, 'numbers that change places, being read from right to left'],
  [/[\u0600-\u06ff»)] ?[,;?]/, 'a comma, semicolon or question mark of Latin script'],
  [/[٠-٩۰-۹]/, 'digits that are not to be read out'],
  [/ {2}|^ | $| [.:،؛؟]/m, 'a space too many'],
  [/[\u2066-\u2069\u200e\u200f\u202a-\u202e]/, 'a mark of direction without its other half'],
  [/(^|\s)ن?می\s/, 'a space in place of a half-space'],
  [/\sها(ی|یی)?([\s.،]|$)/, 'a space in place of a half-space'],
];

/**
 * What a proofreader would strike out of a text in Arabic or Persian; nothing where it is clean.
 *
 * @param latin - What stays in Latin script, for people find it so on a sign, a card or a screen.
 */
export const blemishes = (text: string, locale: 'ar' | 'fa', latin: readonly string[]): string[] => {
  const flat = text.replace(isolates, '#');
  const longestFirst = latin.toSorted((one, another) => another.length - one.length);
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, '#'), flat);
  const strange = rest.match(/\p{Script=Latin}+/gu) ?? [];
  return [
    ...[...rules, other[locale]].filter(([pattern]) => pattern.test(flat)).map(([, reason]) => reason),
    ...strange.map(word => `“${word}”`),
  ];
};
