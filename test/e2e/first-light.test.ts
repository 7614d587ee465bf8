import assert from 'node:assert/strict';
import { createMimer } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { assertAccessible, complaintsOf, openPage, tabTo } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';

test('a request travels by keyboard from the page to the unit, and its answer back to the tracker', async t => {
  const server = await serverProcess(t);
  const page = await openPage(t);
  const complaints = complaintsOf(page);
  const { keyboard } = page;
  const form = page.locator('mimer-request-form');
  const next = async (heading: string) => {
    await tabTo(page, /^Devam et$/);
    await keyboard.press('Enter');
    await form.getByRole('heading', { name: heading }).waitFor();
    await assertAccessible(page, heading);
  };

  await page.goto(server.origin);
  await form.getByRole('combobox').waitFor();
  await assertAccessible(page, 'first step');

  await tabTo(page, /^Ne oldu/);
  await keyboard.type('Evimizin önündeki yolda derin bir çukur var, arabalar geçemiyor.');
  await tabTo(page, /^Konu/);
  await keyboard.type('cukur');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await tabTo(page, /^Şikâyet/);
  await keyboard.press('Space');
  await next('Neresi?');

  await tabTo(page, /^Mahalle/);
  await keyboard.type('kilicaslan');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await tabTo(page, /^Cadde/);
  await keyboard.type('Bahçe Sokak');
  await next('İletişim bilgileriniz');

  await tabTo(page, /^Adınız/);
  await keyboard.type('Ayşe');
  await tabTo(page, /^Soyadınız/);
  await keyboard.type('Yılmaz');
  await tabTo(page, /^SMS/);
  await keyboard.press('Space');
  await tabTo(page, /^Cep telefonu/);
  await keyboard.type('0 (530) 253-91-91');
  await tabTo(page, /^Adresiniz/);
  await keyboard.type('Hunat Mah. Nuh Naci Yazgan Cad. No: 12');
  await tabTo(page, /okudum/);
  await keyboard.press('Space');
  await next('Kontrol ediniz ve gönderiniz');

  await tabTo(page, /^Başvuruyu gönder$/);
  await keyboard.press('Enter');
  await form.getByRole('heading', { name: 'Başvurunuz alındı' }).waitFor();
  await assertAccessible(page, 'receipt');
  const reference = await form.getByText(/^\s*\d{4}-\d{7}-\d\s*$/).innerText();
  const trackingCode = await form.getByText(/^\s*\d{10}\s*$/).innerText();

  const apiKey = await server.command('key', 'create', '--label', 'Desk', '--scopes', 'desk:read,desk:write');
  const { desk } = createMimer({ endpoint: server.endpoint, apiKey });
  const received = await desk.requests.get(reference);
  assert.equal(received.applicant?.phone, '+905302539191');
  assert.equal(received.location?.neighbourhood, 'kilicaslan');
  assert.equal(received.service.code, 'YOL-01');
  const forwarded = await desk.requests.act(
    reference,
    { type: 'forward', unit: 'fen-isleri' },
    { version: received.version },
  );
  await desk.requests.act(
    reference,
    { type: 'resolve', text: 'Çukur bugün kapatıldı.' },
    { version: forwarded.version },
  );

  const tracker = page.locator('mimer-status-tracker');
  const track = async () => {
    await page.goto(`${server.origin}/#${reference}`);
    await page.reload();
    await tracker.getByRole('textbox').first().waitFor();
    await tabTo(page, /^Takip kodunuz/);
    await keyboard.type(trackingCode);
    await keyboard.press('Enter');
    await tracker.getByText('Çukur bugün kapatıldı.').waitFor();
    await assertAccessible(page, 'tracker');
    // All but the minute of looking.
    const texts = await tracker.locator('h2, h3, p, li, dd').allInnerTexts();
    return texts.filter(text => !text.includes('itibarıyla')).join('\n');
  };
  const before = await track();
  assert.match(before, /Sonuçlandı/);
  assert.match(before, /Fen İşleri/);

  await server.kill();
  await server.start();
  assert.equal(await track(), before);
  assert.deepEqual(complaints, []);
});
