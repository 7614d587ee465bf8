import assert from 'node:assert/strict';
import { createMimer } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { assertAccessible, complaintsOf, focusedName, openPage, tabTo } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';

test('a citizen answers, rates, reopens and withdraws by keyboard, and the desk sees each once', async t => {
  const server = await serverProcess(t);
  const apiKey = await server.command(
    'key',
    'create',
    '--label',
    'Desk',
    '--scopes',
    'requests:write,desk:read,desk:write',
  );
  const { desk, requests } = createMimer({ endpoint: server.endpoint, apiKey });
  const { reference, trackingCode } = await requests.create({
    source: 'phone',
    kind: 'complaint',
    service: 'YOL-01',
    description: 'Evimizin önündeki yolda derin bir çukur var.',
    location: { neighbourhood: 'kilicaslan', street: 'Bahçe Sokak' },
    applicant: {
      givenName: 'Ayşe',
      familyName: 'Yılmaz',
      phone: '+905302539191',
      address: 'Hunat Mah. No: 12',
    },
    reply: { channel: 'sms', locale: 'tr' },
  });
  const act = async (action: Parameters<typeof desk.requests.act>[1]) => {
    const { version } = await desk.requests.get(reference);
    await desk.requests.act(reference, action, { version });
  };
  const eventTypes = async () => (await desk.requests.get(reference)).timeline.map(({ type }) => type);

  const page = await openPage(t);
  const complaints = complaintsOf(page);
  const { keyboard } = page;
  const tracker = page.locator('mimer-status-tracker');
  const press = async (name: RegExp) => {
    await tabTo(page, name);
    await keyboard.press('Enter');
  };
  const sentence = (words: string) => tracker.getByRole('heading', { name: words, exact: true }).waitFor();

  await act({ type: 'ask', text: 'Yolun hangi tarafında?' });
  await page.goto(`${server.origin}/#${reference}`);
  await tracker.getByRole('textbox').first().waitFor();
  await tabTo(page, /^Takip kodunuz/);
  await keyboard.type(trackingCode);
  await keyboard.press('Enter');
  await sentence('Sizden ek bilgi bekleniyor.');
  await assertAccessible(page, 'what is asked');

  await press(/^Yanıt ya da ek bilgi gönder$/);
  await tabTo(page, /^Ne eklemek istersiniz/);
  await keyboard.type('Sol tarafında, okulun önünde.');
  await assertAccessible(page, 'a reply');
  await press(/^Gönder$/);
  await sentence('Başvurunuz alındı, incelenmeyi bekliyor.');
  assert.equal(await focusedName(page), 'Başvurunuz alındı, incelenmeyi bekliyor.');

  await act({ type: 'resolve', text: 'Çukur kapatıldı.' });
  await press(/^Yenile$/);
  await sentence('Başvurunuz sonuçlandı.');
  await press(/^Sonucu değerlendir$/);
  await tabTo(page, /^5 – Çok memnunum$/);
  await keyboard.press('ArrowDown');
  await assertAccessible(page, 'a rating');
  await press(/^Değerlendirmeyi gönder$/);
  await tracker.getByText('Puan: 4 / 5').waitFor();
  assert.equal(await tracker.getByRole('button', { name: 'Sonucu değerlendir' }).count(), 0);

  await press(/^Yeniden açılmasını iste$/);
  await tabTo(page, /^Neden yeniden/);
  await keyboard.type('Çukur yine açıldı.');
  await assertAccessible(page, 'a reopening');
  await press(/^Yeniden aç$/);
  await sentence('Başvurunuz inceleniyor.');

  await press(/^Başvurumu geri çek$/);
  await press(/^Devam et$/);
  await tracker.getByText('emin misiniz').waitFor();
  await assertAccessible(page, 'a withdrawal');
  await press(/^Evet, geri çek$/);
  await sentence('Başvurunuzu geri çektiniz.');
  assert.equal(await tracker.getByText('Neler yapabilirsiniz?').count(), 0);

  assert.deepEqual(await eventTypes(), [
    'received',
    'asked',
    'replied',
    'resolved',
    'rated',
    'reopened',
    'withdrawn',
  ]);
  assert.deepEqual(complaints, []);
});

const newRequest = {
  source: 'phone',
  kind: 'complaint',
  service: 'YOL-01',
  description: 'Kaldırımda çukur var.',
  location: { neighbourhood: 'kilicaslan' },
  applicant: { phone: '+905302539191' },
  reply: { channel: 'sms', locale: 'tr' },
} as const;

test('an answer that gets lost is asked for again, and the reply is stored once', async t => {
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
  const { reference, trackingCode } = await requests.create(newRequest);
  const page = await openPage(t);
  const tracker = page.locator('mimer-status-tracker');
  let lost = 0;
  await page.route('**/replies', async route => {
    // It arrives, and nobody hears of it: not once, nor at the client's own retries.
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  await page.goto(`${server.origin}/#${reference}`);
  await tracker.getByLabel('Takip kodunuz').fill(trackingCode);
  await tracker.getByRole('button', { name: 'Sorgula' }).click();
  await tracker.getByRole('button', { name: 'Yanıt ya da ek bilgi gönder' }).click();
  await tracker.getByLabel('Ne eklemek istersiniz?').fill('Solda.');
  await tracker.getByRole('button', { name: 'Gönder', exact: true }).click();
  await tracker.getByText('Ulaştığını doğrulayamadık').waitFor();
  await page.unroute('**/replies');
  await tracker.getByRole('button', { name: 'Tekrar dene' }).click();
  await tracker.getByText('Yanıtınız gönderildi.').waitFor({ state: 'attached' });
  const { timeline } = await desk.requests.get(reference);
  assert.ok(lost > 0);
  assert.deepEqual(
    timeline.filter(({ type }) => type === 'replied').map(({ text }) => text),
    ['Solda.'],
  );
});

test('whoever has the code gets in after others have guessed, and can reply', async t => {
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
  const { reference, trackingCode } = await requests.create(newRequest);
  const wrongCode = trackingCode === '0000000000' ? '1111111111' : '0000000000';
  const guess = () => requests.track(reference, wrongCode).catch(({ code }: { code: string }) => code);
  const refusals: unknown[] = [];
  for (let guesses = 0; guesses < 12; guesses += 1) refusals.push(await guess());
  assert.equal(refusals.at(-1), 'challenge_required');

  const page = await openPage(t);
  const tracker = page.locator('mimer-status-tracker');
  await page.goto(`${server.origin}/#${reference}`);
  await tracker.getByLabel('Takip kodunuz').fill(trackingCode);
  await tracker.getByRole('button', { name: 'Sorgula' }).click();
  await tracker.getByRole('button', { name: 'Yanıt ya da ek bilgi gönder' }).click();
  await tracker.getByLabel('Ne eklemek istersiniz?').fill('Solda.');
  await tracker.getByRole('button', { name: 'Gönder', exact: true }).click();
  await tracker.getByText('Yanıtınız gönderildi.').waitFor({ state: 'attached' });
  const { timeline } = await desk.requests.get(reference);
  assert.equal(timeline.filter(({ type }) => type === 'replied').length, 1);
});
