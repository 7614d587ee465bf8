import type { CSSResult } from 'lit';

/** Gives a component the styles of code that came later; those it has already stay as they are. */
export const adoptMore = (root: ShadowRoot, styles: readonly CSSResult[]): void => {
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  const own = root.adoptedStyleSheets;
  root.adoptedStyleSheets = [...own, ...sheets.filter(sheet => !own.includes(sheet))];
};
