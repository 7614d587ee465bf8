import type { Locator, Page, Request, Route } from 'playwright-core';
import type { ExampleRequests } from './example-requests.ts';

/** Where a state is brought about: one page with room for one element, which each state fills anew. */
export interface Stage {
  readonly page: Page;
  readonly lang: string;
  readonly examples: ExampleRequests;
  /** Puts an element on the page, in place of the one before. */
  readonly place: (tag: string, properties?: Readonly<Record<string, unknown>>) => Promise<Locator>;
  /** Answers calls in place of the server until the next state. */
  readonly answer: (method: string, path: RegExp, with_: (route: Route) => unknown) => Promise<void>;
}

const pageOf = (lang: string) => `<!doctype html>
<html lang="${lang}" dir="${['ar', 'fa'].includes(lang) ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>MİMER</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">
<script type="module" src="/widget/mimer.js"></script></head>
<body><main class="wrap"><h1>MİMER</h1><div class="card" id="stage"></div></main></body></html>`;

const stagePath = '/stage';

/** The same page for every state: in the site's own look, on the server's origin. */
export const openStage = async (
  page: Page,
  origin: string,
  lang: string,
  examples: ExampleRequests,
): Promise<Stage> => {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route(`${origin}${stagePath}`, route =>
    route.fulfill({ contentType: 'text/html', body: pageOf(lang) }),
  );
  await page.goto(`${origin}${stagePath}`);
  let calls: ((route: Route, request: Request) => Promise<void>) | undefined;
  const endpoint = '**/melikgazi/v1/**';
  const forget = async () => {
    if (calls !== undefined) await page.unroute(endpoint, calls);
    calls = undefined;
  };
  return {
    page,
    lang,
    examples,
    place: async (tag, properties = {}) => {
      const given = JSON.stringify({ endpoint: '/melikgazi/v1', lang, ...properties });
      await page.evaluate(`(async () => {
        await customElements.whenDefined(${JSON.stringify(tag)});
        sessionStorage.clear();
        localStorage.clear();
        const element = Object.assign(document.createElement(${JSON.stringify(tag)}), ${given});
        document.querySelector('#stage').replaceChildren(element);
        scrollTo(0, 0);
      })()`);
      return page.locator(tag);
    },
    answer: async (method, path, with_) => {
      await forget();
      calls = async (route, request) => {
        const isMeant = request.method() === method && path.test(new URL(request.url()).pathname);
        if (isMeant) await with_(route);
        else await route.fallback();
      };
      await page.route(endpoint, calls);
    },
  };
};

/** Until every element has rendered what it has, and the page has painted it. */
export const settle = (page: Page): Promise<unknown> =>
  page.evaluate(`(async () => {
    const all = root => [...root.querySelectorAll('*')].flatMap(element => [
      element, ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
    for (let round = 0; round < 3; round += 1) {
      for (const element of all(document)) await element.updateComplete;
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
    await document.fonts.ready;
  })()`);
