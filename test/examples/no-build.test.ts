import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { assertAccessible, complaintsOf, openPage } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { exampleFile } from './program.ts';
import { storedRequests } from './stored-requests.ts';

test('one HTML file, opened from disk, sends through the SDK and follows in an element with the same client', async t => {
  const server = await serverProcess(t);
  const file = join(await temporaryFolder(t), 'index.html');
  const source = await readFile(exampleFile('no-build/index.html'), 'utf8');
  await writeFile(file, source.replaceAll('http://localhost:8787', server.origin));
  const page = await openPage(t);
  const complaints = complaintsOf(page);
  const posts: string[] = [];
  page.on('request', request => {
    if (request.method() === 'POST' && request.url().endsWith('/requests'))
      posts.push(request.headers()['idempotency-key'] ?? '');
  });
  await page.goto(pathToFileURL(file).href);
  await page.getByLabel('Ne için?').selectOption('GEN-99');
  await page.getByLabel('Mesajınız').fill('Parkımızdaki yeni banklar için teşekkür ederiz.');
  await assertAccessible(page, 'filled in');
  // The answer is lost, and what stands in the form goes again, with the same key.
  await page.route('**/requests', async route => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Gönder' }).click();
  await page.getByText(/Gönderilemedi/).waitFor();
  await page.unroute('**/requests');
  await page.getByRole('button', { name: 'Gönder' }).click();
  const said = await page.getByText(/Teşekkür ederiz\. Numaranız/).innerText();
  const [, reference = '', trackingCode = ''] = /Numaranız (\S+), takip kodunuz (\d+)/.exec(said) ?? [];
  assert.equal(new Set(posts).size, 1);

  const tracker = page.locator('mimer-status-tracker');
  assert.equal(await tracker.locator('[name="reference"] input').inputValue(), reference);
  await tracker.locator('[name="trackingCode"] input').fill(trackingCode);
  await tracker.locator('[type="submit"]').click();
  await tracker.getByText('Parkımızdaki yeni banklar için teşekkür ederiz.').waitFor();
  await page
    .locator('mimer-contact-centre')
    .getByRole('link', { name: /0352 252 13 33/ })
    .waitFor();
  await assertAccessible(page, 'followed');
  // What the lost answer made the browser say.
  assert.deepEqual(
    complaints.filter(complaint => !complaint.includes('ERR_FAILED')),
    [],
  );
  assert.equal((await storedRequests(server.folder)).length, 1);
});
