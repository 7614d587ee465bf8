import assert from 'node:assert/strict';
import { createMimer } from '@melikgazi/mimer-sdk';
import { test, type TestContext } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { assertAccessible, complaintsOf, openPage, tabTo } from '../support/browser.ts';
import { mapPicture } from '../support/map-picture.ts';
import { serverProcess } from '../support/server-process.ts';

/** Everything is forbidden but what the guide asks for, and the host of the map's pictures. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src blob: https://tiles.test',
  "require-trusted-types-for 'script'",
  'trusted-types mimer-widget',
].join('; ');

const site = `<!doctype html><html lang="tr"><title>Başvuru</title>
<script type="module" src="/widget/mimer.js"></script>
<main><h1>Başvuru</h1><mimer-request-form endpoint="/melikgazi/v1" service="YOL-01" kind="complaint"
map-tiles="https://tiles.test/{z}/{x}/{y}.png" map-attribution="© Örnek haritacılar"></mimer-request-form></main></html>`;

/** A page under the policy, at the form's second step. */
const openPlace = async (
  t: TestContext,
  options: BrowserContextOptions,
  headers: Record<string, string> = {},
) => {
  const server = await serverProcess(t);
  const page = await openPage(t, { reducedMotion: 'reduce', ...options });
  const complaints = complaintsOf(page);
  const form = page.locator('mimer-request-form');
  const asked: string[] = [];
  await page.route('https://tiles.test/**', route => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'image/png', body: mapPicture });
  });
  await page.route(`${server.origin}/harita`, route =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': policy, ...headers },
      body: site,
    }),
  );
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.error(`Violation of ${violatedDirective}: ${blockedURI} ${sample}`),
    ),
  );
  await page.goto(`${server.origin}/harita`);
  await form.getByRole('combobox').waitFor();
  await form.getByLabel('Ne oldu').fill('Evimizin önündeki yolda derin bir çukur var.');
  await form.getByRole('button', { name: 'Devam et' }).click();
  await form.getByRole('heading', { name: 'Neresi?' }).waitFor();
  return { server, page, complaints, form, asked };
};

test('a place is marked by keyboard on a map, under a strict policy, and arrives', async t => {
  const { server, page, complaints, form, asked } = await openPlace(t, {});
  const { keyboard } = page;
  assert.deepEqual(asked, []);

  await tabTo(page, /^Haritada işaretle$/);
  await keyboard.press('Enter');
  await form.locator('.leaflet-tile-loaded').first().waitFor();
  await tabTo(page, /^Harita$/);
  await keyboard.press('ArrowRight');
  await keyboard.press('+');
  await keyboard.press('Enter');
  await form.getByText('Konum eklendi').waitFor();
  await assertAccessible(page, 'the map');
  // The pictures lie where the map is, though its style sheet is in the shadow root only.
  const [canvas, tile] = await Promise.all([
    form.locator('#canvas').boundingBox(),
    form.locator('.leaflet-tile-loaded').first().boundingBox(),
  ]);
  assert.ok(
    canvas && tile && tile.width === 256 && Math.abs(tile.x - canvas.x) < 512,
    'the pictures are in place',
  );

  await form.getByRole('button', { name: 'Devam et' }).click();
  await form.getByLabel('Adınız', { exact: true }).fill('Ayşe');
  await form.getByLabel('Soyadınız').fill('Yılmaz');
  await form.getByLabel('SMS ile').check({ force: true });
  await form.getByLabel('Cep telefonu').fill('0530 253 91 91');
  await form.getByLabel('Adresiniz').fill('Hunat Mah. No: 12');
  await form.getByLabel('okudum').check({ force: true });
  await form.getByRole('button', { name: 'Devam et' }).click();
  await form.getByRole('button', { name: 'Başvuruyu gönder' }).click();
  await form.getByRole('heading', { name: 'Başvurunuz alındı' }).waitFor();

  const reference = await form.getByText(/^\s*\d{4}-\d{7}-\d\s*$/).innerText();
  const apiKey = await server.command('key', 'create', '--label', 'Desk', '--scopes', 'desk:read');
  const { location } = await createMimer({ endpoint: server.endpoint, apiKey }).desk.requests.get(reference);
  const { lat = 0, lng = 0, ...rest } = location ?? {};
  // One key is 80 pixels of the 256 that are a 2^14th of the earth.
  assert.ok(Math.abs(lat - 38.7199) < 1e-3, String(lat));
  assert.ok(Math.abs(lng - 35.5057 - (80 * 360) / 256 / 2 ** 14) < 1e-3, String(lng));
  assert.deepEqual(rest, {});
  assert.ok(asked.length > 0 && asked.every(url => /^https:\/\/tiles\.test\/\d+\/\d+\/\d+\.png$/.test(url)));
  assert.deepEqual(complaints, []);
});

test('a map is pinched, moved and tapped with fingers, where the page may not ask the device', async t => {
  const { page, complaints, form, asked } = await openPlace(
    t,
    { hasTouch: true, viewport: { width: 390, height: 844 } },
    { 'Permissions-Policy': 'geolocation=()' },
  );
  await form.getByRole('button', { name: 'Konumumu kullan' }).click();
  await form.getByText('Bu sayfada konum kullanılamıyor.').waitFor();

  await form.getByRole('button', { name: 'Haritada işaretle' }).click();
  await form.locator('.leaflet-tile-loaded').first().waitFor();
  const canvas = form.locator('#canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  assert.ok(box);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...across: number[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: across.map((right, id) => ({ x: x + right, y, id })),
    });

  const closer = page.waitForRequest(/tiles\.test\/1[5-9]\//);
  await touch('touchStart', -20);
  await touch('touchStart', -20, 20);
  for (const apart of [30, 45, 60, 80]) await touch('touchMove', -apart, apart);
  await touch('touchEnd');
  await closer;
  await touch('touchStart', 0);
  for (const left of [20, 40, 70]) await touch('touchMove', -left);
  await touch('touchEnd');
  assert.equal(await form.getByText('Konum eklendi').count(), 0);

  await page.touchscreen.tap(x, y);
  await form.getByText('Konum eklendi').waitFor();
  const [lat = 0, lng = 0] = (await form.locator('bdi').innerText()).split(',').map(Number);
  const level = Math.max(...asked.map(url => Number(/test\/(\d+)/.exec(url)?.[1])));
  const perPixel = 360 / 256 / 2 ** level;
  assert.ok(Math.abs(lat - 38.7199) < 10 * perPixel, String(lat));
  assert.ok(Math.abs(lng - 35.5057 - 70 * perPixel) < 10 * perPixel, String(lng));
  assert.deepEqual(complaints, []);
});
