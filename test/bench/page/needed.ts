import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { freshPage, seenIn, timeOf, visit, type Seen } from './visit.ts';

/** What a page is waited for. */
export type Moment = 'input' | 'services';

/** Nothing takes that long at full speed but what never comes. */
const patience = 10_000;

/**
 * What must have been fetched before a moment can come. Not all that had been fetched by then: some of it only happened to be
 * there already. So each file is held back once, to see whether the moment comes without it.
 */
export const neededFor = async (
  browser: Browser,
  page: string,
  moment: Moment,
): Promise<readonly string[]> => {
  const seen = await visit(browser, page);
  const needed: string[] = [];
  for (const url of fetchedBy(seen, timeOf(seen, moment)))
    if (!(await comesWithout(browser, page, url, moment))) needed.push(url);
  return needed;
};

const fetchedBy = ({ loaded }: Seen, by: number): ReadonlySet<string> =>
  new Set(loaded.filter(({ at }) => at <= by).map(({ url }) => url));

const comesWithout = async (browser: Browser, address: string, url: string, moment: Moment) => {
  const { page, close } = await freshPage(browser, { types: true });
  try {
    await page.route(url, () => undefined);
    await page.goto(address, { waitUntil: 'commit' });
    for (const start = performance.now(); performance.now() < start + patience; await delay(250))
      if ((await seenIn(page))[moment] !== null) return true;
    return false;
  } finally {
    await close();
  }
};
