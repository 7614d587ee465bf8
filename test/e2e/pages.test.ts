import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { browserOf, complaintsOf, openPage } from '../support/browser.ts';
import { assertFit, assertFitsWideSpacing } from '../support/desk-page.ts';
import { fileScope } from '../support/file-scope.ts';
import { serverProcess } from '../support/server-process.ts';

const homes = [
  { path: '/', lang: 'tr', dir: 'ltr', dark: 'Koyu görünüm' },
  { path: '/en', lang: 'en', dir: 'ltr', dark: 'Dark colours' },
  { path: '/ar', lang: 'ar', dir: 'rtl', dark: 'ألوان داكنة' },
  { path: '/fa', lang: 'fa', dir: 'rtl', dark: 'رنگ‌های تیره' },
] as const;

const ready = async (page: Page) => {
  await page.locator('mimer-request-form').getByRole('combobox').waitFor();
  await page.locator('mimer-status-tracker').getByRole('textbox').first().waitFor();
  await page.locator('mimer-contact-centre').locator('[part="channels"]').waitFor();
};

const server = await serverProcess(fileScope);

/** The page's own elements in their order, but for those that only turn the direction of words. */
const skeleton = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *:not(bdi)')]
      .map(({ localName, className }) => `${localName}.${className}`)
      .join(' '),
  );

const hrefs = (page: Page) =>
  page.locator('a[href]').evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''));

test('the page is whole in each language, for every eye and on every screen, and each of its links leads somewhere', async t => {
  const page = await openPage(t);
  const complaints = complaintsOf(page);
  const links = new Set<string>();
  const skeletons = new Set<string>();
  for (const { path, lang, dir } of homes) {
    await page.goto(`${server.origin}${path}`);
    await ready(page);
    assert.deepEqual(
      await page.evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).direction]),
      [lang, dir],
    );
    assert.deepEqual(
      await page.locator('.languages a').evaluateAll(all => all.map(link => link.getAttribute('href'))),
      homes.map(home => home.path),
    );
    skeletons.add(await skeleton(page));
    await assertFit(page, path);
    for (const href of await hrefs(page)) {
      if (href.startsWith('#')) assert.equal(await page.locator(href).count(), 1, `${path}: ${href}`);
      else if (!/^(https|tel):/.test(href)) links.add(new URL(href, page.url()).href);
    }
    await assertFitsWideSpacing(page, path);
    await page.setViewportSize({ width: 1280, height: 720 });
  }
  for (const path of ['/kvkk', '/erisilebilirlik', '/desk']) {
    await page.goto(`${server.origin}${path}`);
    if (path === '/kvkk') await page.getByText('1. Veri sorumlusu').waitFor();
    await assertFit(page, path);
    await assertFitsWideSpacing(page, path);
  }
  // One page, four times: what is added to one is added to all.
  assert.equal(skeletons.size, 1);
  assert.ok(links.size > 7, `${links.size}`);
  for (const link of links) assert.equal((await fetch(link)).status, 200, link);
  assert.deepEqual(complaints, []);
});

test('colours follow the system until the reader chooses others, which a reload keeps', async t => {
  const page = await openPage(t, { colorScheme: 'dark' });
  const scheme = () =>
    page.evaluate(() => {
      const field = document.querySelector('mimer-request-form')?.shadowRoot?.querySelector('[part~="base"]');
      return [document.body, field].map(one => one && getComputedStyle(one).colorScheme);
    });
  const button = page.getByRole('button', { name: 'Koyu görünüm' });
  const kept = () => page.evaluate(() => Object.entries(localStorage));
  await page.goto(server.origin);
  await ready(page);
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  await button.press('Enter');
  await page.reload();
  await ready(page);
  assert.equal(await button.getAttribute('aria-pressed'), 'false');
  assert.deepEqual(await scheme(), ['light', 'light']);
  assert.deepEqual(await kept(), [['theme', 'light']]);
  // What the system says anyway is nothing to remember.
  await button.press('Enter');
  assert.deepEqual(await kept(), []);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('.theme-switch[aria-pressed=false]').waitFor();
});

test('without scripts the page says how to reach the municipality, and promises no form', async t => {
  const browser = await browserOf(t);
  const page = await browser.newPage({ javaScriptEnabled: false });
  t.after(() => page.close());
  await page.goto(server.origin);
  for (const text of ['0530 253 91 91', 'Hafta içi 08:00–17:00', 'Açılmazsa ya da beklemek istemezseniz'])
    assert.ok(await page.getByText(text).first().isVisible(), text);
  assert.equal(await page.getByRole('button').count(), 0);
  const { height = 0 } = (await page.locator('mimer-request-form').boundingBox()) ?? {};
  assert.ok(height > 0 && height < 400, `${height}`);
});

test('a link to a request goes to the tracker with the number filled in, and never with a code', async t => {
  const page = await openPage(t);
  for (const link of ['/?reference=2026-4819073-2&code=1234567890', '/#2026-4819073-2']) {
    await page.goto('about:blank');
    await page.goto(`${server.origin}${link}`);
    const tracker = page.locator('mimer-status-tracker');
    await tracker.getByRole('textbox').first().waitFor();
    await page.waitForFunction(() => scrollY > 0);
    assert.equal(await tracker.getByRole('textbox').first().inputValue(), '2026-4819073-2', link);
    assert.equal(await tracker.getByRole('textbox').nth(1).inputValue(), '');
  }
});

test('nothing on the page moves while it loads, however much of it is seen', async t => {
  for (const viewport of [
    { width: 390, height: 4000 },
    { width: 1280, height: 2600 },
  ]) {
    const page = await openPage(t, { viewport });
    await page.addInitScript(`globalThis.moved = [];
      new PerformanceObserver(list => moved.push(...list.getEntries().map(({ value }) => value)))
        .observe({ type: 'layout-shift', buffered: true });`);
    for (const path of ['/', '/ar']) {
      await page.goto(`${server.origin}${path}`);
      await ready(page);
      const moved: unknown = await page.evaluate('moved');
      assert.ok(Array.isArray(moved));
      const sum = moved.map(Number).reduce((one, other) => one + other, 0);
      // A tenth of what is called good: what rounds to no movement at all.
      assert.ok(sum < 0.01, `${path} at ${viewport.width}: ${sum}`);
    }
  }
});
