/** Brings what is named into sight, label first, and gives it the focus. */
export const focusOn = (root: ParentNode, selector: string): void => {
  const target = root.querySelector<HTMLElement>(selector);
  target?.scrollIntoView({ block: 'nearest' });
  target?.focus({ preventScroll: true });
};
