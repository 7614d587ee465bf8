import { samplesFor } from './samples.ts';

/** A text of a locale, as it reads with something in the place of what it is given. */
export interface SaidText {
  readonly path: string;
  readonly text: string;
  /** What it must repeat. */
  readonly given: readonly string[];
}

type Text = (...given: never[]) => unknown;

const said = (path: string, text: Text): SaidText[] =>
  samplesFor(path, text.length).map(({ given, repeats }) => ({
    path,
    text: String(Reflect.apply(text, undefined, given)),
    given: repeats,
  }));

/** All texts in `words`, the functions among them called with samples. */
export const textsOf = (words: object, path = ''): SaidText[] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const own = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [{ path: own, text: value, given: [] }];
    if (isFunction(value)) return said(own, value);
    return typeof value === 'object' && value !== null ? textsOf(value, own) : [];
  });

const isFunction = (value: unknown): value is Text => typeof value === 'function';
