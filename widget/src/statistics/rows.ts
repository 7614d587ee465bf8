/** A count with its name. */
export interface Row {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}

/** The counts of codes under their names, the greatest first; a code without a name stands for itself. */
export const rowsOf = (
  counts: Readonly<Record<string, number>>,
  nameOf: (code: string) => string | undefined,
): readonly Row[] =>
  Object.entries(counts)
    .map(([code, count]) => ({ code, count, name: nameOf(code) ?? code }))
    .sort((one, other) => other.count - one.count || one.code.localeCompare(other.code));

/** The first of those with the greatest count. */
export const greatest = <Counted extends { readonly count: number }>(
  rows: readonly Counted[],
): Counted | undefined =>
  rows.reduce<Counted | undefined>(
    (most, row) => (most === undefined || row.count > most.count ? row : most),
    undefined,
  );

/** A round number that no count is above: the top of an axis. */
export const axisTop = (count: number): number => {
  if (count <= 10) return 10;
  const magnitude = 10 ** Math.floor(Math.log10(count));
  return ([1, 1.2, 1.6, 2, 3, 4, 5, 6, 8].find(step => step * magnitude >= count) ?? 10) * magnitude;
};

export const formatNumber = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1, numberingSystem: 'latn' }).format(value);
