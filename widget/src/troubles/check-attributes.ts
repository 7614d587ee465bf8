import { knownLocale } from '../locales/load-messages.ts';
import type { MessageOverrides } from '../locales/overrides.ts';
import { tell } from './tell.ts';
import type { TroubledElement } from './trouble.ts';

/** What any element may have, and what no webmaster means for ours. */
const usual = /^(id|class|style|slot|part|hidden|title|role|tabindex|(data|aria)-.*)$/;

const valid: Readonly<Record<string, RegExp>> = {
  theme: /^(auto|light|dark)$/,
  draft: /^(session|off)$/,
  position: /^(inline|corner)$/,
  sections: /^\s*((form|tracker|contacts)(\s+|$))*$/,
  'heading-level': /^[1-6]$/,
};

/** Looks for attributes that are misspelt or have values that the element does not know; whether they are is found out later. */
export const checkAttributes = (
  element: TroubledElement & { readonly messages: MessageOverrides | undefined },
): void => {
  const known: unknown = Reflect.get(element.constructor, 'observedAttributes');
  if (!Array.isArray(known)) return;
  const isOdd = ({ name, value }: Attr): boolean => {
    if (name === 'lang') return element.messages?.locale === undefined && !knownLocale([value]);
    return known.includes(name) ? valid[name]?.test(value) === false : !usual.test(name);
  };
  const odd = [...element.attributes].filter(isOdd).map(({ name }) => name);
  if (odd.length > 0) void tell({ attributes: odd }, element);
};
