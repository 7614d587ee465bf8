import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';
import { walkForm } from '../support/walk-form.ts';

test('the browser’s Back button moves between the steps where the page wants that, and never back into what was sent', async t => {
  const server = await serverProcess(t);
  const page = await openPage(t);
  await page.goto(server.origin);
  await page.evaluate(() => {
    const form = document.createElement('mimer-request-form');
    for (const [name, value] of [
      ['history', ''],
      ['lang', 'tr'],
      ['endpoint', '/melikgazi/v1'],
    ] as const)
      form.setAttribute(name, value);
    document.querySelector('mimer-request-form')?.replaceWith(form);
  });
  const url = page.url();
  const shows = (heading: string) =>
    page.locator('mimer-request-form').getByRole('heading', { name: heading }).waitFor();
  await walkForm(page, {
    atStep: async step => {
      if (step !== 'you') return;
      await page.evaluate(() => history.back());
      await shows('Neresi?');
      await page.evaluate(() => history.back());
      await shows('Başvurunuzun konusu');
      await page.evaluate(() => history.go(2));
      await shows('İletişim bilgileriniz');
    },
  });
  await shows('Başvurunuz alındı');
  await page.evaluate(
    () =>
      new Promise(resolve => {
        addEventListener('popstate', resolve, { once: true });
        history.back();
      }),
  );
  await shows('Başvurunuz alındı');
  assert.equal(page.url(), url);
});
