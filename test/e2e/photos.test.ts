import assert from 'node:assert/strict';
import { createMimer } from '@melikgazi/mimer-sdk';
import exifr from 'exifr';
import { test } from 'node:test';
import { assertAccessible, complaintsOf, openPage } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';
import { noise, photoFrom, redAndBlue, smallPdf } from '../support/uploads.ts';

test('photos travel from the gallery to the desk: upright, small, and without the place where they were taken', async t => {
  const server = await serverProcess(t);
  const page = await openPage(t);
  const complaints = complaintsOf(page);
  const form = page.locator('mimer-request-form');
  const next = async (heading: string) => {
    await form.getByRole('button', { name: 'Devam et' }).click();
    await form.getByRole('heading', { name: heading }).waitFor();
  };
  const turned = await photoFrom(redAndBlue(600, 400), 6).jpeg().toBuffer();
  const large = await noise(2600, 1300).jpeg({ quality: 80 }).toBuffer();
  assert.ok((await exifr.gps(turned)).latitude > 38);

  await page.goto(server.origin);
  await form.getByRole('textbox', { name: /^Ne oldu/ }).fill('Evimizin önündeki yolda derin bir çukur var.');
  await form.getByRole('combobox').fill('Çukur');
  await form.getByRole('combobox').press('ArrowDown');
  await form.getByRole('combobox').press('Enter');
  await form.getByRole('radio', { name: /^Şikâyet/ }).press('Space');
  await form.getByLabel('Fotoğraf ekle').setInputFiles([
    { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: turned },
    { name: 'IMG_2.jpg', mimeType: 'image/jpeg', buffer: large },
    { name: 'tapu.pdf', mimeType: 'application/pdf', buffer: smallPdf },
  ]);
  await form.getByText('Yüklendi', { exact: true }).nth(2).waitFor();
  await assertAccessible(page, 'photos');

  await next('Neresi?');
  await form.getByRole('heading', { name: 'Neresi?' }).waitFor();
  await form.getByText('Fotoğrafta çekildiği yer kayıtlı.').waitFor();
  await form.getByRole('combobox').fill('Hunat');
  await next('İletişim bilgileriniz');
  await form.getByRole('textbox', { name: /^Adınız/ }).fill('Ayşe');
  await form.getByRole('textbox', { name: /^Soyadınız/ }).fill('Yılmaz');
  await form.getByRole('radio', { name: /^SMS/ }).press('Space');
  await form.getByRole('textbox', { name: /^Cep telefonu/ }).fill('0530 253 91 91');
  await form.getByRole('textbox', { name: /^Adresiniz/ }).fill('Hunat Mah. No: 12');
  await form.getByRole('checkbox', { name: /okudum/ }).press('Space');
  await next('Kontrol ediniz ve gönderiniz');
  assert.equal(await form.getByRole('img', { name: /^IMG_/ }).count(), 2);
  await assertAccessible(page, 'check');
  await form.getByRole('button', { name: 'Başvuruyu gönder' }).click();
  await form.getByRole('heading', { name: 'Başvurunuz alındı' }).waitFor();
  const reference = await form.getByText(/^\s*\d{4}-\d{7}-\d\s*$/).innerText();

  const apiKey = await server.command('key', 'create', '--label', 'Desk', '--scopes', 'desk:read');
  const { desk } = createMimer({ endpoint: server.endpoint, apiKey });
  const { attachments = [], location } = await desk.requests.get(reference);
  assert.deepEqual(
    attachments.map(({ name, mediaType, width, height }) => [name, mediaType, width, height]),
    [
      ['IMG_1.jpg', 'image/jpeg', 400, 600],
      ['IMG_2.jpg', 'image/jpeg', 2048, 1024],
      ['tapu.pdf', 'application/pdf', undefined, undefined],
    ],
  );
  // The place was offered and not taken up.
  assert.equal(location?.lat, undefined);
  for (const { id } of attachments.slice(0, 2)) {
    const bytes = Buffer.from(await (await desk.attachments.get(reference, id)).arrayBuffer());
    assert.equal(bytes.subarray(0, 3).toString('hex'), 'ffd8ff');
    assert.equal(bytes.includes('Exif'), false);
    assert.equal(await exifr.parse(bytes), undefined);
  }
  assert.deepEqual(complaints, []);
});

test('a photo sent with a reply reaches the desk, and its citizen sees it in what happened', async t => {
  const server = await serverProcess(t);
  const apiKey = await server.command(
    'key',
    'create',
    '--label',
    'Desk',
    '--scopes',
    'requests:write,desk:read',
  );
  const { desk, requests } = createMimer({ endpoint: server.endpoint, apiKey });
  const { reference, trackingCode } = await requests.create({
    source: 'phone',
    kind: 'complaint',
    service: 'YOL-01',
    description: 'Kaldırımda çukur var.',
    location: { neighbourhood: 'kilicaslan' },
    applicant: { phone: '+905302539191' },
    reply: { channel: 'sms', locale: 'tr' },
  });
  const page = await openPage(t);
  const complaints = complaintsOf(page);
  const tracker = page.locator('mimer-status-tracker');
  const turned = await photoFrom(redAndBlue(600, 400), 6).jpeg().toBuffer();

  await page.goto(`${server.origin}/#${reference}`);
  await tracker.getByLabel('Takip kodunuz').fill(trackingCode);
  await tracker.getByRole('button', { name: 'Sorgula' }).click();
  await tracker.getByRole('button', { name: 'Yanıt ya da ek bilgi gönder' }).click();
  await tracker.getByLabel('Ne eklemek istersiniz?').fill('Burası.');
  await tracker
    .getByLabel('Fotoğraf ekle')
    .setInputFiles([{ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: turned }]);
  // Whether it has arrived yet or not: the reply waits for it.
  await tracker.getByRole('button', { name: 'Gönder', exact: true }).click();
  await tracker.getByText('Yanıtınız gönderildi.').waitFor({ state: 'attached' });
  await tracker.getByRole('button', { name: 'Göster: IMG_1.jpg' }).click();
  await tracker.getByRole('img', { name: 'IMG_1.jpg' }).waitFor();
  await assertAccessible(page, 'a reply with a photo');

  const { timeline } = await desk.requests.get(reference);
  const replies = timeline.filter(({ type }) => type === 'replied');
  assert.deepEqual(
    replies.map(({ text, attachments = [] }) => [
      text,
      attachments.map(({ name, width, height }) => [name, width, height]),
    ]),
    [['Burası.', [['IMG_1.jpg', 400, 600]]]],
  );
  const [photo] = replies[0]?.attachments ?? [];
  const bytes = await (await desk.attachments.get(reference, photo?.id ?? '')).arrayBuffer();
  assert.equal(await exifr.parse(Buffer.from(bytes)), undefined);
  assert.deepEqual(complaints, []);
});
