import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { test } from 'node:test';
import { assertAccessible, complaintsOf, openPage, tabTo } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';

/** A page of somebody else's, with one element or none. */
const openForeignPage = async (page: Page, origin: string, body: string): Promise<void> => {
  await page.route(`${origin}/foreign`, route =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="tr"><meta charset="utf-8"><title>Haberler</title>
        <script type="module" src="/widget/mimer.js"></script><main><h1>Haberler</h1>${body}</main></html>`,
    }),
  );
  await page.goto(`${origin}/foreign`);
};

const scripts = (page: Page): string[] => {
  const names: string[] = [];
  page.on('request', request => names.push(/\/chunks\/([\w-]+-view)-/.exec(request.url())?.[1] ?? ''));
  return names;
};

test('what an element shows is fetched once one is on the page, wherever it is inserted', async t => {
  const server = await serverProcess(t);
  const page = await openPage(t);
  const complaints = complaintsOf(page);
  const fetched = scripts(page);
  const later = () => fetched.filter(name => /contact|statistics|launcher/.test(name));
  await openForeignPage(
    page,
    server.origin,
    '<mimer-request-form endpoint="/melikgazi/v1"></mimer-request-form>',
  );
  await page.locator('mimer-request-form').getByRole('combobox').waitFor();
  await page.waitForFunction(() => customElements.get('mimer-launcher') !== undefined);
  assert.deepEqual(later(), []);

  await page.evaluate(() => {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    const element = document.createElement('mimer-contact-centre');
    element.setAttribute('endpoint', '/melikgazi/v1');
    root.append(element);
    document.querySelector('main')?.append(root.host);
  });
  await page.getByRole('link', { name: '0352 252 13 33' }).waitFor();
  assert.deepEqual(later(), ['contact-view']);
  assert.deepEqual(complaints, []);
});

test('a request is made from the launcher, by keyboard, and closing loses none of it', async t => {
  const server = await serverProcess(t);
  const page = await openPage(t, { viewport: { width: 390, height: 800 } });
  const complaints = complaintsOf(page);
  const { keyboard } = page;
  await openForeignPage(
    page,
    server.origin,
    '<mimer-launcher endpoint="/melikgazi/v1" position="corner" service="YOL-01"></mimer-launcher>',
  );
  const dialog = page.getByRole('dialog', { name: 'Size nasıl yardımcı olabiliriz?' });

  await page.getByRole('button', { name: 'Başvuru ve iletişim' }).waitFor();
  await assertAccessible(page, 'closed');
  await tabTo(page, /^Başvuru ve iletişim$/);
  await keyboard.press('Enter');
  await dialog.getByRole('combobox').waitFor();
  await assertAccessible(page, 'open');
  await tabTo(page, /^Ne oldu/);
  await keyboard.type('Yolda derin bir çukur var, arabalar geçemiyor.');
  await keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await keyboard.press('Enter');
  await dialog.waitFor();
  await tabTo(page, /^Şikâyet/);
  await keyboard.press('Space');
  await tabTo(page, /^Devam et$/);
  await keyboard.press('Enter');
  await dialog.getByRole('heading', { name: 'Neresi?' }).waitFor();
  await assertAccessible(page, 'second step');

  await tabTo(page, /^Başvuru yap$/, 'Shift+Tab');
  await keyboard.press('ArrowRight');
  await dialog.getByRole('heading', { name: 'Başvurumu sorgula' }).waitFor();
  await keyboard.press('End');
  await dialog.getByRole('link', { name: '0352 252 13 33' }).waitFor();
  await keyboard.press('Home');
  await dialog.getByRole('heading', { name: 'Neresi?' }).waitFor();
  assert.deepEqual(complaints, []);
});

test('nothing on the page moves when the dialog opens, with a scrollbar that takes room', async t => {
  const server = await serverProcess(t);
  const page = await openPage(t, {}, { ignoreDefaultArgs: ['--hide-scrollbars'] });
  await openForeignPage(
    page,
    server.origin,
    `<mimer-launcher endpoint="/melikgazi/v1"></mimer-launcher>${'<p>Haber</p>'.repeat(100)}`,
  );
  const room = () =>
    page.evaluate(() => ({
      bar: window.innerWidth > document.documentElement.clientWidth,
      width: document.querySelector('main')?.getBoundingClientRect().width,
      scrolls: getComputedStyle(document.documentElement).overflowY,
    }));
  const button = page.getByRole('button', { name: 'Başvuru ve iletişim' });
  await button.waitFor();
  const before = await room();
  assert.equal(before.bar, true);
  await button.click();
  await page.getByRole('dialog').waitFor();
  const open = await room();
  assert.deepEqual([open.width, open.scrolls], [before.width, 'hidden']);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => getComputedStyle(document.documentElement).overflowY !== 'hidden');
  assert.deepEqual(await room(), before);
});
