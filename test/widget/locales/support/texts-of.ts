/** A text of a locale, as it reads with something in the place of what it is given. */
export interface SaidText {
  readonly path: string;
  readonly text: string;
  /** What it must repeat. */
  readonly given: readonly string[];
}

/** Numbers of each plural there is: none, one, two, a few, many, others. */
const counts = [0, 1, 2, 5, 25, 100];

const ofNumbers = ['remaining', 'tooMany', 'matches', 'summary', 'wait'];

const call = (text: (...given: never[]) => unknown, ...given: unknown[]): string =>
  String(Reflect.apply(text, undefined, given));

const said = (path: string, text: (...given: never[]) => unknown): SaidText[] => {
  const name = path.slice(path.lastIndexOf('.') + 1);
  // None, one and two may be words of their own.
  if (ofNumbers.includes(name))
    return [...counts, ...(name === 'wait' ? [90, 7200] : [])].map(count => ({
      path,
      text: call(text, count),
      given: count > 2 && name !== 'wait' ? [String(count)] : [],
    }));
  if (name === 'too_long')
    return [
      { path, text: call(text, '⟦1⟧', { max: 400, length: 512 }), given: ['⟦1⟧', '400', '512'] },
      { path, text: call(text, '⟦1⟧', {}), given: ['⟦1⟧'] },
    ];
  const given = ['⟦1⟧', '⟦2⟧', '⟦3⟧'].slice(0, text.length);
  return [{ path, text: call(text, ...given), given }];
};

/** All texts in `words`, the functions among them called with samples. */
export const textsOf = (words: object, path = ''): SaidText[] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const own = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [{ path: own, text: value, given: [] }];
    if (isFunction(value)) return said(own, value);
    return typeof value === 'object' && value !== null ? textsOf(value, own) : [];
  });

const isFunction = (value: unknown): value is (...given: never[]) => unknown => typeof value === 'function';
