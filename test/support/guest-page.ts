import { createServer } from 'node:http';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import type { BrowserContext, BrowserContextOptions, LaunchOptions, Page } from 'playwright-core';
import { browserOf, complaintsOf, patience } from './browser.ts';
import { serverProcess } from './server-process.ts';

/** A page of somebody else's. */
export interface GuestPage {
  /** In the head, before the widget's script. */
  readonly head?: string;
  /** The widget's script; by default the one line of the documentation. */
  readonly script?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly options?: BrowserContextOptions;
  /** What is done before the page is there: routes, scripts. */
  readonly before?: (context: BrowserContext) => Promise<unknown>;
  /** Where the page stands on the host. */
  readonly path?: string;
  /** Another name for the page's host. */
  readonly host?: string;
}

/** A page that has been opened. */
export interface Visit {
  readonly page: Page;
  /** Console errors, warnings and exceptions. */
  readonly complaints: string[];
  /** Violations of the page's policy, in any of its frames. */
  readonly violations: string[];
  /** Bodies of `POST …/requests`, as they went over the line. */
  readonly posted: string[];
}

/** Reports violations out of the page by the console, where a policy has no say. */
const reportViolations = `addEventListener('securitypolicyviolation', event =>
  // The icon is the browser's own idea.
  event.blockedURI.endsWith('/favicon.ico') || console.debug('violation: ' + event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample), true);`;

/**
 * A backend on one origin and a page of somebody else's on another, as in real life. Everything ends with the test.
 */
export const guestSite = async (t: TestContext, launch?: LaunchOptions) => {
  const backend = await serverProcess(t);
  const pages = new Map<string, GuestPage>();
  const site = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const page = pages.get(pathname);
    response.writeHead(
      page === undefined ? (['/favicon.ico', '/reports'].includes(pathname) ? 204 : 404) : 200,
      {
        'Content-Type': 'text/html; charset=utf-8',
        ...page?.headers,
      },
    );
    response.end(page === undefined ? '' : documentOf(page, backend.origin));
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  t.after(() => {
    site.closeAllConnections();
    site.close();
  });
  const address = site.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port.');
  const { port } = address;

  const browser = await browserOf(t, launch);
  let count = 0;
  return {
    backend,
    /** Puts another page on the same host. */
    put: (path: string, page: GuestPage): void => void pages.set(path, page),
    /** Opens a page in a context of its own. */
    visit: async (guest: GuestPage = {}): Promise<Visit> => {
      const path = guest.path ?? `/${(count += 1)}/index.html`;
      pages.set(path, guest);
      const context = await browser.newContext({ locale: 'tr-TR', ...guest.options });
      t.after(() => context.close());
      context.setDefaultTimeout(patience);
      if (guest.options?.javaScriptEnabled !== false) await context.addInitScript(reportViolations);
      await guest.before?.(context);
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      const violations: string[] = [];
      const posted: string[] = [];
      page.on('console', message => {
        if (message.text().startsWith('violation: ')) violations.push(message.text());
      });
      // The browser's own protocol: a body that a Request brings along is not in the page's events.
      const protocol = await context.newCDPSession(page);
      await protocol.send('Network.enable');
      protocol.on('Network.requestWillBeSent', ({ requestId, request }) => {
        if (request.method !== 'POST' || !request.url.endsWith('/requests')) return;
        void protocol
          .send('Network.getRequestPostData', { requestId })
          .then(({ postData }) => posted.push(postData));
      });
      await page.goto(`http://${guest.host ?? '127.0.0.1'}:${port}${path}`);
      return { page, complaints, violations, posted };
    },
  };
};

/** What a webmaster pastes, with the address of this test’s backend for `BACKEND`. */
const documentOf = (page: GuestPage, backend: string): string => {
  const {
    head = '',
    script = '<script type="module" src="BACKEND/widget/mimer.js"></script>',
    body = `${form}${tracker}`,
  } = page;
  return `<!doctype html>
<html lang="tr">
<head><meta charset="utf-8"><title>Konuk</title>${head}${script}</head>
<body>${body}</body>
</html>`.replaceAll('BACKEND', backend);
};

export const form = `
<mimer-request-form lang="tr" endpoint="BACKEND/melikgazi/v1">
  <a href="tel:+903522521333">0352 252 13 33</a>
</mimer-request-form>`;

export const tracker = `
<mimer-status-tracker lang="tr" endpoint="BACKEND/melikgazi/v1">
  <a href="tel:+903522521333">0352 252 13 33</a>
</mimer-status-tracker>`;
