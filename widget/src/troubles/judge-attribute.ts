import { isOneSlipFrom } from '../flow/one-slip.ts';
import { languages } from '../locales/languages.ts';
import type { Finding } from './finding.ts';

const wanted: Readonly<Record<string, string>> = {
  theme: '“auto”, “light” or “dark”',
  draft: '“session” or “off”',
  position: '“inline” or “corner”',
  sections: 'some of “form”, “tracker” and “contacts”, with spaces between',
  'heading-level': 'a number from 1 to 6',
  from: 'a month such as 2026-01, or a day such as 2026-01-31',
  to: 'a month such as 2026-01, or a day such as 2026-01-31',
};

const bare = (name: string): string => name.replace(/[-_:.]/g, '');

/** What is wrong with an attribute of an element that knows others; `undefined` where it may be somebody else's. */
export const judgeAttribute = (element: Element, name: string): Finding | undefined => {
  // `from` and `to` may be properties only.
  const value = element.getAttribute(name) ?? String(Reflect.get(element, name));
  if (name === 'lang') return value === '' ? undefined : unknownLanguage(value);
  const known = attributesOf(element);
  if (known.includes(name)) {
    const right = wanted[name];
    if (right === undefined) return undefined;
    const sentence = `does not know ${name}="${value}": it takes ${right}.`;
    return { section: 'value', about: name, sentence };
  }
  const meant = known.find(
    other => bare(other) === bare(name) || (name.length > 2 && isOneSlipFrom(other, name)),
  );
  if (meant === undefined) return undefined;
  const sentence = `has no attribute “${name}”. Did you mean “${meant}”?`;
  return { section: 'attribute', about: name, sentence };
};

const unknownLanguage = (value: string): Finding => ({
  section: 'value',
  about: 'lang',
  sentence: `has no texts for lang="${value}", and shows those of the municipality’s language. This build has ${Object.keys(languages).join(', ')}.`,
});

const attributesOf = ({ constructor }: Element): readonly string[] => {
  const names: unknown = Reflect.get(constructor, 'observedAttributes');
  return Array.isArray(names) ? names.map(String) : [];
};
