import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

export type HtmlElement = DefaultTreeAdapterTypes.Element;

const childrenOf = (node: DefaultTreeAdapterTypes.Node): DefaultTreeAdapterTypes.Node[] => {
  if ('content' in node) return [node.content, ...node.childNodes];
  return 'childNodes' in node ? node.childNodes : [];
};

const below = (node: DefaultTreeAdapterTypes.Node): HtmlElement[] =>
  childrenOf(node).flatMap(child => [
    ...(defaultTreeAdapter.isElementNode(child) ? [child] : []),
    ...below(child),
  ]);

/** Every element of a page, or of a piece of one. */
export const elementsIn = (html: string): HtmlElement[] => below(parseFragment(html));

export const attributesIn = ({ attrs }: HtmlElement): { readonly name: string; readonly value: string }[] =>
  attrs;

/** What a parser would have to guess, by the names that the standard has for it. */
export const mistakesIn = (html: string): string[] => {
  const mistakes: string[] = [];
  const isPage = /^\s*<!doctype/i.test(html);
  const options = { onParseError: ({ code }: { readonly code: string }) => void mistakes.push(code) };
  if (isPage) parse(html, options);
  else parseFragment(html, options);
  return mistakes;
};

/** The text of a script or a style. */
export const textIn = (element: HtmlElement): string =>
  element.childNodes.map(node => (defaultTreeAdapter.isTextNode(node) ? node.value : '')).join('');
