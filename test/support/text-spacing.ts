import type { Page } from 'playwright-core';

/** WCAG 1.4.12: what people who need it set, and nothing may be lost by it. */
const textSpacing = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

/** Adds that style sheet to the page and every shadow tree, as a browser extension does. */
export const setTextSpacing = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(textSpacing)});
    const roots = root => [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ? roots(shadowRoot) : [])];
    for (const root of roots(document)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  })()`);
