import assert from 'node:assert/strict';
import { after } from 'node:test';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, LaunchOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import type { Scope } from './server-process.ts';

/** In milliseconds: long enough for a busy machine; nobody waits so long but for what does not come. */
export const patience = 60_000;

let ofTheFile: Promise<Browser> | undefined;
after(async () => (await ofTheFile)?.close());

/**
 * The browser of a file's tests, each of which has a profile of its own in it: to start one costs as much as a test. Who
 * launches it otherwise than the others has one alone, until the test is over.
 */
export const browserOf = async (t: Scope, launch?: LaunchOptions): Promise<Browser> => {
  if (launch === undefined) return (ofTheFile ??= launchChromium());
  const browser = await launchChromium(launch);
  t.after(() => browser.close());
  return browser;
};

/** A page in a real browser, with a profile of its own; it ends with the test. */
export const openPage = async (
  t: Scope,
  options: BrowserContextOptions = {},
  launch?: LaunchOptions,
): Promise<Page> => {
  const browser = await browserOf(t, launch);
  const page = await browser.newPage({ locale: 'tr-TR', ...options });
  // With its only page the profile goes, too.
  t.after(() => page.close());
  page.setDefaultTimeout(patience);
  return page;
};

/** Collects what the page complained about: console errors, exceptions and violations of its policy. */
export const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return complaints;
};

/** Asserts that axe finds nothing on the page as it stands, or in the parts of it that selectors name; by all its rules or some. */
export const assertAccessible = async (
  page: Page,
  step: string,
  parts: readonly string[] = [':root'],
  options: axe.RunOptions = {},
): Promise<void> => {
  await page.evaluate(axe.source);
  // As text, since what runs in the page knows a global that this file does not.
  const violations: unknown = await page.evaluate(`axe
    .run(${JSON.stringify(parts)}, ${JSON.stringify({ resultTypes: ['violations'], ...options })})
    .then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
  assert.deepEqual(violations, [], step);
};

/** The accessible name, role aside, of what has the focus, wherever in whichever shadow tree. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (focused === null) return '';
    const labels = 'labels' in focused && focused.labels instanceof NodeList ? [...focused.labels] : [];
    const text = labels.map(label => label.textContent ?? '').join(' ') || focused.textContent || '';
    return (focused.getAttribute('aria-label') ?? text).replace(/\s+/g, ' ').trim();
  });

/** Presses Tab until what has the focus is called `name`, as somebody without a mouse does. */
export const tabTo = async (page: Page, name: RegExp, key = 'Tab'): Promise<void> => {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    const focused = await focusedName(page);
    if (name.test(focused)) return;
    passed.push(focused);
    await page.keyboard.press(key);
  }
  assert.fail(`Tab never reached ${String(name)}; it passed ${passed.join(' → ')}`);
};
