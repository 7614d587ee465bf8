/** The language of an element as HTML has it: its own `lang` or the nearest one around it, shadow roots included. */
export const nearestLanguage = (element: Element): string | undefined => {
  const found = element.closest('[lang]')?.getAttribute('lang');
  if (found) return found;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearestLanguage(root.host) : undefined;
};
