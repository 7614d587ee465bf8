import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertAccessible, complaintsOf, openPage } from '../support/browser.ts';
import type { Scope } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tinyBackend } from './tiny-backend.ts';
import { onLoopback } from '../support/on-loopback.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

/** The repository's folder over HTTP, as the example's README serves it, with the backend's real port in the page. */
const site = async (t: Scope, endpoint: string) => {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\/$/, '/index.html');
    readFile(join(root, path)).then(
      bytes => {
        response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
        response.end(
          path.endsWith('.html')
            ? bytes.toString().replaceAll('http://127.0.0.1:8090/ornek/v1', endpoint)
            : bytes,
        );
      },
      () => response.writeHead(404).end(),
    );
  });
  return `${(await onLoopback(t, server)).origin}/examples/tiny-backend/`;
};

test('the widget carries a request through a backend of four calls, and shows no control that it lacks', async t => {
  const folder = await temporaryFolder(t);
  const backend = await tinyBackend(t, folder);
  const page = await openPage(t);
  const complaints = complaintsOf(page);
  const asked = new Set<string>();
  page.on('request', request => {
    const { origin, pathname } = new URL(request.url());
    if (backend.url.startsWith(origin))
      asked.add(`${request.method()} ${pathname.replace(/\d{4}-\d{7}-\d/, '…')}`);
  });
  const form = page.locator('mimer-request-form');
  const next = async (heading: string) => {
    await form.getByRole('button', { name: 'Devam et' }).click();
    await form.getByRole('heading', { name: heading }).waitFor();
    await assertAccessible(page, heading);
  };

  await page.goto(await site(t, backend.url));
  await form.locator('[name="description"] textarea').fill('Okulun önünde derin bir çukur var.');
  await form.locator('[name="service"] input').fill('cukur');
  await form.getByRole('option').first().click();
  await form.locator('[name="kind"] input[value="complaint"]').check({ force: true });
  await form.getByText('Araba sığar').click();
  await form.getByLabel('Yolun hangi yönü kapalı?').fill('Okuldan çarşıya');
  assert.equal(await form.locator('[name="photos"]').count(), 0);
  await next('Neresi?');
  await form.locator('[name="neighbourhood"] input').fill('ilgin');
  await form.getByRole('option').first().click();
  await next('İletişim bilgileriniz');
  await form.locator('[name="givenName"] input').fill('Ayşe');
  await form.locator('[name="familyName"] input').fill('Yılmaz');
  await form.locator('[name="channel"] input[value="phone"]').check({ force: true });
  await form.locator('[name="phone"] input').fill('0352 252 13 33');
  await form.locator('[name="address"] textarea').fill('Çınar Mah. 4');
  await form.locator('[name="notice:general"] input').check({ force: true });
  await next('Kontrol ediniz ve gönderiniz');
  await form.getByRole('button', { name: 'Başvuruyu gönder' }).click();
  await form.getByRole('heading', { name: 'Başvurunuz alındı' }).waitFor();
  await assertAccessible(page, 'receipt');
  const reference = (await form.locator('[part="reference"]').innerText()).trim();
  const trackingCode = (await form.locator('[part="tracking-code"]').innerText()).trim();

  const database = new DatabaseSync(join(folder, 'tiny.sqlite3'));
  t.after(() => database.close());
  database
    .prepare("INSERT INTO events VALUES (?, ?, ?, 'resolved', 'staff', 'Çukur bugün kapatıldı.')")
    .run(crypto.randomUUID(), reference, new Date().toISOString());

  const tracker = page.locator('mimer-status-tracker');
  await tracker.locator('[name="reference"] input').fill(reference);
  await tracker.locator('[name="trackingCode"] input').fill(trackingCode);
  await tracker.locator('[type="submit"]').click();
  await tracker.getByText('Çukur bugün kapatıldı.').waitFor();
  await tracker.getByRole('heading', { name: 'Başvurunuz sonuçlandı.' }).waitFor();
  await assertAccessible(page, 'tracker');
  await page.setViewportSize({ width: 390, height: 844 });
  await assertAccessible(page, 'tracker on a telephone');

  // What is left for the reader to do is with what is on the screen, nothing that the backend would have to do.
  const buttons = await tracker.getByRole('button').allInnerTexts();
  const texts = buttons.map(text => text.trim()).filter(text => text !== '');
  assert.deepEqual(texts, ['Kopyala', 'Yenile', 'Yazdır', 'Başka başvuru']);
  assert.equal(await tracker.getByRole('textbox').count(), 0);
  assert.equal(await tracker.locator('input[type="file"], input[type="radio"]').count(), 0);
  assert.deepEqual([...asked].sort(), [
    'GET /ornek/v1/',
    'GET /ornek/v1/requests/…',
    'GET /ornek/v1/services',
    'POST /ornek/v1/requests',
  ]);
  assert.deepEqual(complaints, []);
});
