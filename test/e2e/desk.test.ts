import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, complaintsOf, openPage } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';

test('a clerk registers a telephone call, forwards it to a unit and closes it with an answer', async t => {
  const server = await serverProcess(t);
  const scopes = 'requests:write,desk:read,desk:write,desk:sensitive';
  const apiKey = await server.command('key', 'create', '--label', 'Desk', '--scopes', scopes);
  const page = await openPage(t);
  page.on('dialog', dialog => void dialog.accept());
  const complaints = complaintsOf(page);

  await page.goto(`${server.origin}/desk`);
  await page.getByLabel('API anahtarı').fill(apiKey);
  await page.getByRole('button', { name: 'Masayı aç' }).click();
  await page.getByRole('button', { name: 'Telefon başvurusu kaydet' }).click();
  const pane = page.locator('#pane');
  await pane.getByLabel('Ne söyledi?').fill('Çöp konteyneri taşmış.');
  await pane.getByLabel('Konu').selectOption('TEM-01');
  await pane.getByLabel('Mahalle').fill('Esenyurt');
  await pane.getByLabel('Adı', { exact: true }).fill('Ali');
  await pane.getByLabel('Telefonu').fill('0530 253 91 91');
  await assertAccessible(page, 'registering');
  await pane.getByRole('button', { name: 'Kaydet ve numara ver' }).click();
  await page.getByText(/Kaydedildi: \d{4}-\d{7}-\d\. Takip kodu: \d{10}/).waitFor();

  const act = async (action: string, done: string) => {
    await pane.getByLabel('Ne yapılsın?').selectOption({ label: action });
    if (action === 'Birime yönlendir') await pane.locator('[name=unit]').selectOption('temizlik-isleri');
    else await pane.getByLabel('Başvuru sahibine yazılacak metin').fill('Konteyner boşaltıldı.');
    await pane.getByRole('button', { name: 'Uygula' }).click();
    await pane.locator('[data-field=status]').getByText(done).waitFor();
  };
  await act('Birime yönlendir', 'Birime yönlendirildi');
  await act('Sonuçlandır', 'Sonuçlandı');
  await pane.getByText('Konteyner boşaltıldı.').waitFor();
  await assertAccessible(page, 'closed');
  assert.deepEqual(complaints, []);
});

test('a key that is not valid is refused in words', async t => {
  const server = await serverProcess(t);
  const page = await openPage(t);
  await page.goto(`${server.origin}/desk`);
  await page.getByLabel('API anahtarı').fill('mimer_live_wrong');
  await page.getByRole('button', { name: 'Masayı aç' }).click();
  await page.getByText('Anahtar geçerli değil.').waitFor();
});
