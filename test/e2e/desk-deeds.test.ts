import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMimer } from '@melikgazi/mimer-sdk';
import { openPage } from '../support/browser.ts';
import { clerksKey, openDesk } from '../support/desk-page.ts';
import { fileScope } from '../support/file-scope.ts';
import { serverProcess } from '../support/server-process.ts';

const server = await serverProcess(fileScope);
const key = await clerksKey(server);
const { desk, requests } = createMimer({ endpoint: server.endpoint, apiKey: key });

/** A request whose sender wants no answer, so that nothing is sent beside what a clerk does. */
const nameless = () =>
  requests.create({
    kind: 'complaint',
    service: 'TEM-01',
    description: 'Çöp alınmadı.',
    location: { neighbourhood: 'kosk' },
    reply: { channel: 'none', locale: 'tr' },
  });

test('two clerks at one request: the slower one reads what happened and loses no word', async t => {
  const { reference } = await nameless();
  const page = await openPage(t);
  await openDesk(page, server, key, `#${reference}`);
  const pane = page.locator('#pane');
  await pane.getByRole('radio', { name: 'Başvuru sahibine yaz' }).check();
  await pane.locator('#text').fill('Yarın sabah alınacak.');
  await desk.requests.act(reference, { type: 'forward', unit: 'temizlik-isleri' }, { version: 1 });
  await pane.getByRole('button', { name: 'Başvuru sahibine yaz' }).click();
  await pane.getByText(/Siz yazarken bu başvuru değişti: Birime yönlendirildi: Temizlik İşleri/).waitFor();
  assert.equal(await pane.locator('#text').inputValue(), 'Yarın sabah alınacak.');
  assert.deepEqual((await desk.requests.get(reference)).timeline.length, 2);
  await pane.getByRole('button', { name: 'Başvuru sahibine yaz' }).click();
  await pane.locator('.timeline').getByText('Yarın sabah alınacak.').waitFor();
  assert.equal((await desk.requests.get(reference)).timeline.at(-1)?.text, 'Yarın sabah alınacak.');
});

test('while an action is under way nothing can be typed that its end would take away', async t => {
  const { reference } = await nameless();
  const page = await openPage(t);
  let sent = 0;
  const under = Promise.withResolvers<void>();
  await page.route(`**/${reference}/actions`, async route => {
    sent += 1;
    await under.promise;
    await route.abort();
  });
  await openDesk(page, server, key, `#${reference}`);
  const form = page.locator('#pane form');
  const note = form.locator('[name=note]');
  await form.getByRole('radio', { name: 'İç not ekle' }).check();
  await note.fill('Ekip yolda.');
  await note.press('Control+Enter');
  await page.locator('#pane form[aria-busy=true]').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type(' Kayboldu.');
  assert.equal(sent, 1);
  under.resolve();
  await form.getByText('Sunucuya ulaşılamadı.').waitFor();
  assert.equal(await note.inputValue(), 'Ekip yolda.');
  assert.ok(await note.evaluate(field => field === document.activeElement));
  await page.unrouteAll();
  await note.press('Control+Enter');
  await page.locator('#pane .timeline').getByText('Ekip yolda.').waitFor();
});

test('a petition keeps its own day and number, and the answers to the subject’s questions', async t => {
  const page = await openPage(t);
  await openDesk(page, server, key);
  await page.getByRole('button', { name: 'Yeni kayıt' }).click();
  const pane = page.locator('#pane');
  await pane.getByRole('radio', { name: 'Dilekçe' }).check();
  await pane.getByLabel('Geldiği zaman').fill('2026-01-15T09:30');
  await pane.getByLabel('Evrak ya da ileti numarası').fill('2026/417');
  await pane.getByLabel('Ne söyledi?').fill('Parktaki salıncak kırık.');
  await pane.locator('[name=service]').selectOption('PRK-02');
  await pane.getByLabel('Yaralanma tehlikesi var mı?').selectOption('Evet');
  await pane.getByLabel('Mahalle').fill('Köşk');
  await pane.locator('[name=channel]').selectOption('Posta');
  await pane.getByRole('button', { name: 'Kaydet ve numara ver' }).click();
  await pane.getByText('Sonucu postayla bildirmek için adres gerekli.').waitFor();
  await pane.getByLabel('Adresi').fill('Köşk Mah. 3. Sokak No: 5');
  await pane.locator('[name=files]').setInputFiles({
    name: 'dilekce.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  });
  await pane.getByRole('button', { name: 'Kaydet ve numara ver' }).click();
  const reference = await pane.locator('[data-field=receipt-reference]').innerText();
  const request = await desk.requests.get(reference);
  assert.deepEqual(
    [request.source, request.externalId, request.receivedAt, request.attributes, request.attachments.length],
    ['petition', '2026/417', '2026-01-15T06:30:00.000Z', { danger: true }, 1],
  );
});

test('all that the contract lets a desk do can be done', async t => {
  const create = (description: string, more: object = {}) =>
    requests.create({
      kind: 'complaint',
      service: 'YOL-01',
      description,
      location: { neighbourhood: 'turan' },
      applicant: { givenName: 'Ece', familyName: 'Kar', phone: '+905321110099' },
      reply: { channel: 'sms', locale: 'tr' },
      ...more,
    });
  const main = await create('Yol bozuk.');
  const twin = await create('Yol bozuk, yine ben.');
  const refused = await create('Bir derdim var.');
  const foreign = await create('Direkte kıvılcım var.', { service: 'DIS-02' });
  const information = await create('Park projesi belgesi.', {
    kind: 'information',
    service: 'GEN-03',
    location: undefined,
    applicant: {
      givenName: 'Ece',
      familyName: 'Kar',
      address: 'Turan Mah. 1',
      nationalId: '10000000146',
      email: 'ece@ornek.com',
    },
    reply: { channel: 'email', locale: 'tr' },
  });
  const page = await openPage(t);
  page.on('dialog', dialog => void dialog.accept());
  await openDesk(page, server, key, `#${main.reference}`);
  const pane = page.locator('#pane');
  const open = async (reference: string) => {
    await page.locator('#q').fill(reference);
    await page.locator('#q').press('Enter');
    await pane.getByRole('heading', { name: reference }).waitFor();
  };
  const act = async (deed: string, answers: Readonly<Record<string, string>> = {}) => {
    const before = await pane.locator('.timeline > li').count();
    const choice = pane.getByRole('radio', { name: deed });
    if (!(await choice.isVisible())) await pane.locator('summary').click();
    await choice.check();
    for (const [name, answer] of Object.entries(answers)) {
      const field = pane.locator(`form [name=${name}]`);
      if ((await field.evaluate(one => one.localName)) === 'select') await field.selectOption(answer);
      else await field.fill(answer);
    }
    await pane.getByRole('button', { name: deed, exact: true }).click();
    await pane.locator('.timeline > li').nth(before).waitFor();
  };
  const types = async (reference: string) =>
    (await desk.requests.get(reference)).timeline.map(({ type }) => type).slice(1);

  await act('İncelemeye al');
  await act('İşe başlandı', { expectedOn: '2099-05-04', note: 'Ekip hazır.' });
  await act('Ek bilgi iste', { text: 'Hangi sokak?' });
  await act('Yanıtını kaydet', { channel: 'Telefon', text: 'Bahçe Sokak.' });
  await act('Başvuru sahibine yaz', { text: 'Teşekkür ederiz.' });
  await act('İç not ekle', { note: 'Adını yanlış yazmışız.' });
  await act('Konuyu düzelt', { service: 'YOL-02' });
  await act('Bilgileri düzelt', {
    familyName: 'Karan',
    street: 'Bahçe Sokak',
    replyLocale: 'Arapça',
    replyChannel: 'SMS',
  });
  await act('Metin kaldır', { eventId: (await desk.requests.get(main.reference)).timeline[5]?.id ?? '' });
  await act('Takip kodunu yenile');
  const done = await desk.requests.get(main.reference);
  assert.deepEqual(await types(main.reference), [
    ...['reviewed', 'started', 'asked', 'answered', 'commented', 'commented'],
    ...['classified', 'amended', 'redacted', 'codeRenewed'],
  ]);
  assert.deepEqual(
    [
      done.service.code,
      done.applicant?.familyName,
      done.applicant?.givenName,
      done.location?.street,
      done.reply.locale,
    ],
    ['YOL-02', 'Karan', 'Ece', 'Bahçe Sokak', 'ar'],
  );
  assert.equal(done.timeline[2]?.expectedOn, '2099-05-04');

  await open(twin.reference);
  await act('Birleştir', { into: main.reference });
  await pane.locator('.timeline').getByRole('button', { name: main.reference }).click();
  await pane.getByRole('heading', { name: main.reference }).waitFor();
  await page.goBack();
  await pane.getByRole('heading', { name: twin.reference }).waitFor();

  await open(refused.reference);
  await act('Gerekçeyle geri çevir', { reason: 'no-clear-subject', text: 'Konusu anlaşılmadı.' });
  await act('Yeniden aç', { text: 'Telefonla anlattı.' });
  assert.deepEqual(await types(refused.reference), ['declined', 'reopened']);

  await open(foreign.reference);
  await act('Başka kuruma gönder', {
    institutionName: 'KCETAŞ',
    institutionContact: '186',
    text: 'Yetkili kuruma gönderdik.',
  });
  assert.deepEqual(await types(foreign.reference), ['transferred']);

  await open(information.reference);
  await act('Süreyi uzat', { days: '15', text: 'Başka birimin belgesi gerekiyor.' });
  assert.deepEqual(await types(information.reference), ['extended']);
});

test('a desk that nobody touches is locked', async t => {
  const page = await openPage(t);
  await page.clock.install();
  await openDesk(page, server, key);
  await page.locator('.row').first().waitFor();
  await page.clock.fastForward('31:00');
  await page.getByText(/masa kilitlendi/).waitFor();
  assert.equal(await page.locator('.row').first().isVisible(), false);
});

test('a key that is not valid is refused in words', async t => {
  const page = await openPage(t);
  await page.goto(`${server.origin}/desk`);
  await page.getByLabel('API anahtarı').fill('mimer_live_wrong');
  await page.getByRole('button', { name: 'Masayı aç' }).click();
  await page.getByText('Anahtar geçerli değil.').waitFor();
});
