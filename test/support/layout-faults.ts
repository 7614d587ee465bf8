import type { Page } from 'playwright-core';

// What runs in the page is text: it goes through shadow trees, which the helpers of the page's own document don't.

const everything = `const all = root => [...root.querySelectorAll('*')].flatMap(element => [
  element, ...(element.shadowRoot ? all(element.shadowRoot) : []),
]);
const isSeen = element => {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
};
const nameOf = element => element.localName + (element.getAttribute('part') ? '[' + element.getAttribute('part') + ']' : '') +
  ' “' + element.textContent.trim().replace(/\\s+/g, ' ').slice(0, 40) + '”';`;

const faults = async (page: Page, expression: string): Promise<string[]> => {
  const found: unknown = await page.evaluate(`(() => { ${everything} return ${expression}; })()`);
  return Array.isArray(found) ? found.map(String) : ['?'];
};

/** Whether the page has to be scrolled sideways at `width`. */
export const widthBeyond = (page: Page, width: number): Promise<string[]> =>
  faults(
    page,
    `document.documentElement.scrollWidth > ${width}
      ? ['the page is ' + document.documentElement.scrollWidth + ' px wide'] : []`,
  );

/** Texts that don't fit in what holds them and can't be scrolled to. */
export const truncations = (page: Page): Promise<string[]> =>
  faults(
    page,
    `all(document.body)
      .filter(element => isSeen(element) && [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== ''))
      .filter(element => {
        const { overflowX, overflowY } = getComputedStyle(element);
        return (
          (element.scrollWidth > element.clientWidth + 1 && ['hidden', 'clip'].includes(overflowX)) ||
          (element.scrollHeight > element.clientHeight + 1 && ['hidden', 'clip'].includes(overflowY))
        );
      })
      .map(element => 'cut off: ' + nameOf(element))`,
  );

/** What can be pressed and is smaller than 24 px, but for links within a sentence and controls whose label is large enough. */
export const smallTargets = (page: Page): Promise<string[]> =>
  faults(
    page,
    `all(document.body)
      .filter(element => element.matches('a[href], button, input, textarea, select, summary, [role="option"]') && isSeen(element))
      .filter(element => {
        const { width, height } = element.getBoundingClientRect();
        const inSentence = element.matches('a') && getComputedStyle(element).display === 'inline';
        return !inSentence && (width < 24 || height < 24);
      })
      .map(element => {
        const { width, height } = element.getBoundingClientRect();
        return 'too small, ' + Math.round(width) + ' × ' + Math.round(height) + ': ' + nameOf(element);
      })`,
  );
