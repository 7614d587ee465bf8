import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, complaintsOf, openPage, tabTo } from '../support/browser.ts';
import { onLoopback } from '../support/on-loopback.ts';
import { serverProcess } from '../support/server-process.ts';
import { lookUp, walkForm } from '../support/walk-form.ts';
import { exampleFile } from './program.ts';
import { storedRequests } from './stored-requests.ts';

const folder = exampleFile('snippet/page');

const scene = async (t: TestContext, search = '') => {
  const server = await serverProcess(t, { MIMER_SITE: `${join(folder, '..')}/nothing,${folder}` });
  const page = await openPage(t, {
    viewport: { width: 1280, height: 1000 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const complaints = complaintsOf(page);
  await page.goto(`${server.origin}/snippet${search}`);
  await page.locator('#preview > *').waitFor();
  return { server, page, complaints };
};

const copied = async (page: Page, what: 'html' | 'css'): Promise<string> => {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.locator(`[data-copy="${what}"]`).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
  await page.locator('#copied').getByText('Kopyalandı.').waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
};

/** A page of somebody else's with what was copied in it, and nothing else. */
const pastedInto = async (t: TestContext, html: string, css = ''): Promise<Page> => {
  const site = createServer((request, response) => {
    const isStyle = request.url === '/site.css';
    response.setHeader('Content-Type', isStyle ? 'text/css' : 'text/html; charset=utf-8');
    response.end(
      isStyle
        ? css
        : `<!doctype html><html lang="tr"><head><meta charset="utf-8"><title>Site</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/site.css"></head><body>${html}</body></html>`,
    );
  });
  const { origin } = await onLoopback(t, site);
  const page = await openPage(t);
  await page.goto(origin);
  return page;
};

test('the code that is copied works in another page, from the description to the tracker', async t => {
  const { page, complaints } = await scene(t);
  await page.getByText(/^Melikgazi Belediyesi: \d+ konu\.$/).waitFor();
  await page.getByLabel('Başlangıç türü').selectOption('complaint');
  await page.getByLabel('Başlık düzeyi').selectOption('3');
  await page.getByLabel('Kendi renklerimiz').check();
  await page.locator('[name="accent-light"]').fill('#7a1fa2');
  await page.locator('#preview mimer-request-form[heading-level="3"]').waitFor();
  const [html, css] = [await copied(page, 'html'), await copied(page, 'css')];
  await page.getByText('Başvuru sorgulama', { exact: true }).first().click();
  const tracker = await copied(page, 'html');
  assert.match(html, /<a href="tel:\+903522521333">0352 252 13 33<\/a>/);
  assert.deepEqual(complaints, []);

  const pasted = await pastedInto(t, html + tracker, css);
  const form = pasted.locator('mimer-request-form');
  await form.locator('[aria-level="3"]').first().waitFor();
  const proof = await walkForm(pasted, { form });
  await lookUp(pasted, proof);
  const look = await form.evaluate(element => {
    const { minBlockSize } = getComputedStyle(element);
    return [minBlockSize, getComputedStyle(element).getPropertyValue('--mimer-accent').trim()];
  });
  assert.deepEqual(look, ['736px', 'light-dark(#7a1fa2, #7ccfdf)']);
});

test('the preview is the element as it was chosen, and sends nothing', async t => {
  const { server, page, complaints } = await scene(t);
  const preview = page.locator('#preview');
  const form = preview.locator('mimer-request-form');
  const farEnough = new Error('The preview has kept it.');
  const walk = walkForm(page, {
    form,
    atStep: async step => {
      if (step !== 'check') return;
      await form.locator('[part~="buttons"] [type="submit"]').click();
      await page.getByText('Önizlemede başvuru gönderilmez.').waitFor();
      throw farEnough;
    },
  });
  await assert.rejects(walk, farEnough);
  // As long as it would take, proof of work and all.
  await page.waitForTimeout(1500);
  await form.locator('[part~="answers"]').first().waitFor();
  assert.deepEqual(await storedRequests(server.folder), []);
  for (const [name, tag] of [
    ['Başvuru sorgulama', 'mimer-status-tracker'],
    ['İletişim bilgileri', 'mimer-contact-centre'],
    ['Sayılar', 'mimer-statistics'],
    ['Hepsini açan düğme', 'mimer-launcher'],
  ] as const) {
    await page.getByRole('radio', { name }).check();
    await preview.locator(`${tag} [part~="base"]`).first().waitFor();
    assert.match(await page.locator('#html').innerText(), new RegExp(`<${tag} `));
  }
  await page.getByLabel('Düğmenin yazısı').fill('MİMER’e yazın');
  await page.getByLabel('Düğmenin yeri').selectOption('corner');
  await preview.getByRole('button', { name: 'MİMER’e yazın' }).waitFor();
  assert.deepEqual(complaints, []);
});

test('one file is pinned by the hash that it has', async t => {
  const { server, page } = await scene(t);
  await page.getByLabel(/Tek dosya/).check();
  await page.getByLabel('Betiğin klasörü').fill(`${server.origin}/widget/0.1.0/`);
  await page.getByLabel('Dil', { exact: true }).selectOption('en');
  await page.locator('#html', { hasText: 'mimer.bundle.en.js' }).waitFor();
  await page.locator('#html', { hasText: 'integrity="sha384-' }).waitFor();
  const html = await copied(page, 'html');
  const pasted = await pastedInto(t, html);
  await pasted.getByRole('heading', { name: 'What your request is about' }).waitFor();
  const changed = await pastedInto(t, html.replace(/sha384-..../, 'sha384-AAAA'));
  await changed.locator('mimer-request-form').getByText('0352 252 13 33').waitFor();
  await page.getByLabel('Betiğin klasörü').fill(`${server.origin}/nothing/`);
  await page.getByText(/integrity\.json okunamadı/).waitFor();
  assert.equal(await page.locator('[data-copy="html"]').isDisabled(), true);
});

test('what is typed stays text, here and in the page that it is pasted into', async t => {
  const { page, complaints } = await scene(t);
  const hostile = '"><script>document.title="x"</script><img src=x onerror=alert(1)>';
  await page.getByRole('radio', { name: 'Hepsini açan düğme' }).check();
  await page
    .getByLabel('Düğmenin yazısı')
    .evaluate((field: HTMLInputElement) => field.removeAttribute('maxlength'));
  await page.getByLabel('Düğmenin yazısı').fill(hostile);
  await page.getByLabel('Telefon').fill(hostile);
  await page.locator('#preview').getByRole('button', { name: hostile }).waitFor();
  const pasted = await pastedInto(t, await copied(page, 'html'));
  await pasted.getByRole('button', { name: hostile }).waitFor();
  assert.equal(await pasted.title(), 'Site');
  assert.equal(await pasted.locator('img, body > script:not([type="module"])').count(), 0);
  assert.deepEqual(complaints, []);
});

test('a wrong endpoint is said in a sentence, and gives no code', async t => {
  const { server, page } = await scene(t);
  const endpoint = page.getByLabel('API adresi');
  for (const [address, sentence] of [
    ['', /Belediyenin API adresini yazın/],
    ['mimer:x', /Bu bir adres değil/],
    [`${server.endpoint}?x=1`, /Bu bir adres değil/],
    [`${server.origin}/melikgazi/v2`, /Orada API yok \(404\)/],
    [`${server.origin}/snippet`, /Orada API yok \(404\)/],
    ['http://127.0.0.1:1/melikgazi/v1', /yalnızca kendi sunucusuna izin veriyor/],
  ] as const) {
    await endpoint.fill(address);
    await page.locator('#endpoint-state', { hasText: sentence }).waitFor();
    assert.equal(await endpoint.getAttribute('aria-invalid'), 'true');
    assert.equal(await page.locator('#html').innerText(), '');
    assert.equal(await page.locator('#preview > *').count(), 0);
  }
  await endpoint.fill(server.endpoint);
  await page.locator('#preview mimer-request-form').waitFor();
});

test('colours that are hard to read are warned of', async t => {
  const { page } = await scene(t);
  await page.getByLabel('Kendi renklerimiz').check();
  assert.equal(await page.locator('.too-little').count(), 0);
  await page.locator('[name="accent-light"]').fill('#ffcc00');
  await page.getByText('2 renk çiftinde yazı güç okunur.').waitFor();
  assert.equal(await page.locator('.too-little').count(), 2);
});

test('the page is for everyone: both languages, by keyboard, light and dark, on a telephone', async t => {
  const { page, complaints } = await scene(t);
  await page.getByLabel('Kendi renklerimiz').check();
  for (const language of ['Türkçe', 'English'])
    for (const width of [390, 1280])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.getByRole('button', { name: language }).click();
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.locator('#preview mimer-request-form [part~="base"]').first().waitFor();
        await assertAccessible(page, `${language}, ${width}, ${colorScheme}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${overflow} px too wide at ${width}`);
      }
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('radio', { name: 'Contacts' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.locator('#preview mimer-status-tracker').waitFor();
  await tabTo(page, /^Copy$/);
  await page.keyboard.press('Enter');
  await page.getByText('Copied.').waitFor();
  assert.deepEqual(complaints, []);
});
