import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { assertAccessible } from './browser.ts';
import { smallTargets, truncations, widthBeyond } from './layout-faults.ts';
import type { serverProcess } from './server-process.ts';
import { setTextSpacing } from './text-spacing.ts';

type Server = Awaited<ReturnType<typeof serverProcess>>;

/** Makes a key for a clerk. */
export const clerksKey = (server: Server, ...more: readonly string[]): Promise<string> =>
  server.command(
    ...['key', 'create', '--label', 'Desk', '--scopes'],
    'requests:write,desk:read,desk:write,desk:sensitive',
    ...more,
  );

/** Opens the example's desk and signs in, by keyboard. */
export const openDesk = async (page: Page, server: Server, key: string, hash = ''): Promise<void> => {
  await page.goto(`${server.origin}/desk${hash}`);
  await page.getByLabel('API anahtarı').fill(key);
  await page.keyboard.press('Enter');
  await page.locator('#desk').waitFor();
  if (hash !== '')
    await page
      .locator('#pane')
      .getByRole('heading', { name: hash.slice(1) })
      .waitFor();
};

/** Looks at the page as people with different eyes and screens do: axe light and dark, and what a telephone would cut off. */
export const assertFit = async (page: Page, step: string): Promise<void> => {
  await assertAccessible(page, `${step}, light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await assertAccessible(page, `${step}, dark`, [':root'], { runOnly: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 568 });
  assert.deepEqual(await narrowFaults(page), [], `${step}, 320 px`);
  if (before !== null) await page.setViewportSize(before);
};

/** What is wrong at 320 px. */
const narrowFaults = async (page: Page): Promise<readonly string[]> => [
  ...(await widthBeyond(page, 320)),
  ...(await truncations(page)),
  ...(await smallTargets(page)),
];

/** The same with the spacing of WCAG 1.4.12, which the page then keeps. */
export const assertFitsWideSpacing = async (page: Page, step: string): Promise<void> => {
  await setTextSpacing(page);
  await page.setViewportSize({ width: 320, height: 568 });
  assert.deepEqual(await narrowFaults(page), [], `${step}, wide spacing`);
};
