import type { Locator, Page, Request, Route } from 'playwright-core';
import { mapPicture } from '../map-picture.ts';
import type { ExampleRequests } from './example-requests.ts';

/** What an element finds when it comes to the page. */
interface Circumstances {
  /** What an earlier visit left in the tab, by name. */
  readonly inTab?: Readonly<Record<string, unknown>>;
  /** What an earlier visit left on the device, by name. */
  readonly onDevice?: Readonly<Record<string, unknown>>;
  /** The page's clock stands, in RFC 3339. */
  readonly at?: string;
  /** The fallback, as HTML. */
  readonly fallback?: string;
}

/** Where a state is brought about: one page with room for one element, which each state fills anew. */
export interface Stage {
  readonly page: Page;
  readonly lang: string;
  readonly examples: ExampleRequests;
  /** Puts an element on the page, in place of the one before. */
  readonly place: (
    tag: string,
    properties?: Readonly<Record<string, unknown>>,
    circumstances?: Circumstances,
  ) => Promise<Locator>;
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

/** Where the pictures of the stage's map are; no such host is asked. */
export const mapTiles = 'https://tiles.test/{z}/{x}/{y}.png';

/** Requests that wait on the device for the network outlive a page: they are deleted once nobody has the outbox open. */
const emptyOutbox = async (page: Page): Promise<void> => {
  const waits: unknown = await page.evaluate(
    `Object.keys(localStorage).some(name => name.startsWith('mimer-outbox'))`,
  );
  if (waits !== true) return;
  await page.reload();
  await page.evaluate(`indexedDB.databases().then(databases => Promise.all(databases.map(({ name }) =>
    new Promise(resolve => (indexedDB.deleteDatabase(name).onsuccess = resolve)))))`);
};

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
  await page.route('https://tiles.test/**', route =>
    route.fulfill({ contentType: 'image/png', body: mapPicture }),
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
    place: async (tag, properties = {}, { inTab = {}, onDevice = {}, at, fallback = '' } = {}) => {
      await emptyOutbox(page);
      // Nothing lies under the pointer by chance.
      await page.mouse.move(0, 0);
      const given = JSON.stringify({ endpoint: '/melikgazi/v1', lang, ...properties });
      await page.evaluate(`(async () => {
        await customElements.whenDefined(${JSON.stringify(tag)});
        document.querySelector('#stage').replaceChildren();
        const keep = (storage, things) => {
          storage.clear();
          for (const [name, thing] of Object.entries(things))
            storage.setItem(name + ' ' + location.origin + '/melikgazi/v1', JSON.stringify(thing));
        };
        keep(sessionStorage, ${JSON.stringify(inTab)});
        keep(localStorage, ${JSON.stringify(onDevice)});
        const { now } = (globalThis.given ??= { now: Date.now });
        const stands = Date.parse(${JSON.stringify(at ?? '')});
        Date.now = Number.isNaN(stands) ? now : () => stands;
        const element = Object.assign(document.createElement(${JSON.stringify(tag)}), ${given});
        element.innerHTML = ${JSON.stringify(fallback)};
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
