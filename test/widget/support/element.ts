import { defined } from '../../../widget/src/define.ts';
import { endpoint } from '../../support/fake-backend.ts';
import { eventually } from './eventually.ts';

before(() => defined);

type Tag = 'mimer-contact-centre' | 'mimer-statistics' | 'mimer-launcher';

const placed: Element[] = [];

afterEach(() => {
  for (const element of placed.splice(0)) element.remove();
  document.body.removeAttribute('style');
});

/** Puts an element on the page until the test is over, as it comes. */
export const place = <Name extends Tag>(
  tag: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  fallback = '',
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(tag);
  element.append(fallback);
  Object.assign(element, { endpoint, lang: 'tr', ...properties });
  document.body.append(element);
  placed.push(element);
  return element;
};

/** The same, once it shows what it has. */
export const show = async <Name extends Tag>(
  tag: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
): Promise<HTMLElementTagNameMap[Name]> => {
  const element = place(tag, properties);
  await shown(element);
  return element;
};

export const shown = (element: Element): Promise<HTMLElement> =>
  eventually(() => element.shadowRoot?.querySelector<HTMLElement>('[part="base"]'));

/** An element within its shadow root, which must be there. */
export const inside = (element: Element, selector: string): HTMLElement => {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No ${selector} in <${element.localName}>.`);
  return found;
};

export const allInside = (element: Element, selector: string): readonly HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

export const words = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();

/** Whether the fallback is what is seen. */
export const showsFallback = (element: Element): boolean =>
  element.shadowRoot?.querySelector('[part="base"]') === null &&
  element.shadowRoot.querySelector('slot:not([name])') !== null;

/** What an element tells its page, by type. */
export const heard = (element: Element, ...types: string[]): string[] => {
  const events: string[] = [];
  for (const type of types) {
    element.addEventListener(type, event => {
      const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
      events.push(`${type} ${JSON.stringify(detail)}`);
    });
  }
  return events;
};

/** The page's own colours for a theme, so that contrast is measured on them. */
export const paint = (theme: 'light' | 'dark'): void => {
  document.body.style.background = theme === 'dark' ? '#11191e' : '#fff';
};

/** Keeps the console silent until the test is over, and answers what was said. */
export const listenToConsole = (method: 'error' | 'info' | 'warn'): string[] => {
  const said: string[] = [];
  const former: unknown = Reflect.get(console, method);
  console[method] = (...parts: unknown[]) => void said.push(parts.map(String).join(' '));
  restored.push(() => Reflect.set(console, method, former));
  return said;
};

const restored: (() => void)[] = [];

afterEach(() => {
  for (const restore of restored.splice(0)) restore();
});

/** Lets the page's clock stand at a moment until the test is over. */
export const stopClock = (moment: string): ((next: string) => void) => {
  const former = Date.now;
  let now = Date.parse(moment);
  Date.now = () => now;
  restored.push(() => (Date.now = former));
  return next => (now = Date.parse(next));
};
