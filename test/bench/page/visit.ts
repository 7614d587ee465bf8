import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import * as z from 'zod/mini';
import type { Scope } from '../../support/server-process.ts';
import { probe } from './probe.ts';

const seenSchema = z.object({
  /** When a character that was typed into the description stood there for good. */
  input: z.nullable(z.number()),
  /** When there were services to choose from. */
  services: z.nullable(z.number()),
  /** When a button was pressed last. */
  clicked: z.nullable(z.number()),
  /** When our receipt was seen. */
  receipt: z.nullable(z.number()),
  /** How often what was typed was taken away again. */
  lost: z.number(),
  /** The sum of all layout shifts. */
  shift: z.number(),
  loaded: z.array(z.object({ url: z.string(), at: z.number(), bytes: z.number() })),
});

/** What the probe saw; times are milliseconds since the navigation began. */
export type Seen = z.infer<typeof seenSchema>;

/** A moment that must have come. */
export const timeOf = (seen: Seen, what: 'input' | 'services' | 'clicked' | 'receipt'): number => {
  const time = seen[what];
  if (time === null) throw new Error(`There was no ${what} on the page.`);
  return time;
};

/** A telephone of the middle class on a slow line. */
const slow = { cpu: 4, latency: 150, bytesPerSecond: 1_600_000 / 8 };

export const openBrowser = async (scope: Scope): Promise<Browser> => {
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  scope.after(() => browser.close());
  return browser;
};

/** A page of its own, with nothing in any cache, and the probe in it. */
export const freshPage = async (browser: Browser, { types }: { types: boolean }) => {
  const context = await browser.newContext({
    locale: 'tr-TR',
    viewport: { width: 390, height: 844 },
    // The server's policy is too strict for the peers; what a policy costs is not what is measured.
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.exposeBinding('typeCharacter', ({ page: where }) => where.keyboard.press('x'));
  await page.addInitScript(probe({ types }));
  return { page, devTools: await context.newCDPSession(page), close: () => context.close() };
};

export const slowDown = async (devTools: CDPSession): Promise<void> => {
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slow.latency,
    downloadThroughput: slow.bytesPerSecond,
    uploadThroughput: slow.bytesPerSecond,
  });
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
};

export const seenIn = async (page: Page): Promise<Seen> =>
  z.parse(seenSchema, await page.evaluate('benchmark()'));

/** Loads a page as a telephone on a slow line does, and answers what was seen once nothing moves any more. */
export const visit = async (browser: Browser, url: string, options = { types: true }): Promise<Seen> => {
  const { page, devTools, close } = await freshPage(browser, options);
  try {
    await slowDown(devTools);
    await page.goto(url, { timeout: 60_000 });
    return await settled(page, options);
  } finally {
    await close();
  }
};

const settled = async (page: Page, { types }: { types: boolean }): Promise<Seen> => {
  let before = -1;
  for (let seconds = 0; seconds < 60; seconds += 1) {
    await delay(1000);
    const seen = await seenIn(page);
    const isComplete = seen.services !== null && (seen.input !== null || !types);
    if (isComplete && seen.loaded.length === before) return seen;
    before = seen.loaded.length;
  }
  throw new Error(`${page.url()} is not ready after a minute.`);
};
