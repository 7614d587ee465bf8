import { createMimer } from '@melikgazi/mimer-sdk';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { assertAccessible, complaintsOf, openPage } from '../support/browser.ts';
import { serverProcess } from '../support/server-process.ts';
import { asNode, startProgram } from './program.ts';

const scene = async (t: TestContext) => {
  const server = await serverProcess(t);
  const scopes = 'requests:write,desk:read,desk:write,desk:sensitive';
  const apiKey = await server.command('key', 'create', '--label', 'Call centre', '--scopes', scopes);
  const env = { MIMER_ENDPOINT: server.endpoint, MIMER_KEY: apiKey, PORT: '0' };
  const site = await startProgram(t, asNode('call-centre/server.ts'), { ...env, OPERATOR: 'santral-3' });
  return { server, apiKey, env, site, mimer: createMimer({ endpoint: server.endpoint, apiKey }) };
};

/** Every width and colour that operators work with. */
const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

test('an operator finds a caller, registers what is said once, and forwards it, by keyboard alone', async t => {
  const { apiKey, site, mimer } = await scene(t);
  const phone = '+905302539191';
  const earlier = await mimer.requests.create({
    kind: 'complaint',
    service: 'TEM-01',
    description: 'Konteyner taşmış.',
    location: { neighbourhood: 'Esenyurt' },
    applicant: { phone },
    reply: { channel: 'sms', locale: 'tr' },
  });
  const page = await openPage(t);
  const complaints = complaintsOf(page);
  const { keyboard } = page;
  const check = async (step: string) => {
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await assertAccessible(page, `${step}, ${width}, ${colorScheme}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${step}: ${overflow} px too wide at ${width}`);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  const registered = async () =>
    (await mimer.desk.requests.page({ source: 'phone' })).items.map(({ reference }) => reference);

  await page.goto(`${site.url}#call-4711`);
  const search = page.getByLabel('Telefon ya da başvuru numarası');
  await search.waitFor();
  await check('empty');
  await keyboard.type('0530 253 91 91');
  await keyboard.press('Enter');
  await page.getByText('1 kayıt bulundu').waitFor();
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: earlier.reference }).waitFor();
  await page.getByText('Konteyner taşmış.').waitFor();
  await page.getByText(/^Sorulacak: /).waitFor();
  await check('an earlier request');

  await page.getByLabel('Ne söylüyor?').focus();
  await keyboard.type('Yolda derin bir çukur var.\nArabalar geçemiyor.');
  await keyboard.press('Tab');
  await keyboard.type('CUKUR');
  await keyboard.press('ArrowDown');
  await keyboard.press('Tab');
  await page.locator('[name=kind]').selectOption({ label: 'Şikâyet' });
  await page.getByLabel('Mahalle').fill('kılıçaslan');
  await page.getByLabel('Adı', { exact: true }).fill('Ayşe');
  assert.equal(await page.getByLabel('Telefonu').inputValue(), '0530 253 91 91');
  await check('registering');

  // What is typed outlives a reload, and two impatient presses are one call.
  await page.reload();
  await search.waitFor();
  assert.equal(
    await page.getByLabel('Ne söylüyor?').inputValue(),
    'Yolda derin bir çukur var.\nArabalar geçemiyor.',
  );
  await page.getByLabel('Adı', { exact: true }).focus();
  await keyboard.press('Control+Enter');
  await keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Kaydedildi' }).waitFor();
  const [reference = ''] = await registered();
  await page.locator('.receipt').getByText(reference).waitFor();
  const trackingCode = await page.locator('.receipt dd').nth(1).innerText();
  await check('registered');

  await page.reload();
  await page.locator('.receipt').getByText(reference).waitFor();
  assert.equal(await page.locator('.receipt dd').nth(1).innerText(), trackingCode);
  assert.deepEqual(await registered(), [reference]);
  const request = await mimer.desk.requests.get(reference);
  assert.deepEqual(
    [request.operator, request.externalId, request.service.code, request.kind, request.applicant?.phone],
    ['santral-3', 'call-4711', 'YOL-01', 'complaint', phone],
  );
  assert.equal(request.location?.neighbourhood, 'kilicaslan');
  assert.deepEqual(request.missing.length > 0, true);
  await page.getByText('Sorulacak: Soyadı, Adresi').waitFor();

  const call = page.locator('#call');
  await call.locator('[name=unit]').selectOption({ label: 'Fen İşleri Müdürlüğü' });
  await call.getByLabel('İç not').fill('Okul yolu, acele.');
  await call.getByRole('button', { name: 'Yönlendir' }).click();
  await call.getByText('Okul yolu, acele.').waitFor();
  await check('forwarded');
  assert.equal((await mimer.desk.requests.get(reference)).unit?.code, 'fen-isleri');

  await keyboard.press('F4');
  await page.getByRole('heading', { name: 'Bu çağrı' }).waitFor();
  assert.equal(await page.getByLabel('Ne söylüyor?').inputValue(), '');
  await keyboard.type(reference);
  await keyboard.press('Enter');
  await page.getByText('1 kayıt bulundu').waitFor();
  const scripts = await page.evaluate(
    async () => (await (await fetch('/call.js')).text()) + document.body.innerHTML,
  );
  assert.ok(!scripts.includes(apiKey));
  assert.deepEqual(complaints, []);
});

test('what is still to be asked is said before the call ends, and what the backend refuses in words', async t => {
  const { server, site } = await scene(t);
  const page = await openPage(t);
  await page.goto(site.url);
  await page.getByLabel('Ne söylüyor?').fill('Çöp alınmadı.');
  await page.locator('[name=service]').selectOption('TEM-01');
  const send = () => page.getByRole('button', { name: 'Kaydet ve numara ver' }).click();
  await send();
  await page.getByText('Telefon numarası geçerli görünmüyor.').waitFor();
  await page.getByLabel('Telefonu').fill('252 13 33');
  await page.getByLabel('Mahalle').fill('Köşk');
  await send();
  await page.getByText('SMS yalnızca cep telefonuna gönderilebilir.').waitFor();
  await page.locator('[name="reply.channel"]').selectOption('phone');
  await server.kill();
  await send();
  await page.getByText('Sunucuya ulaşılamadı. Yazdıklarınız duruyor; tekrar deneyin.').waitFor();
  await server.start();
  await send();
  await page.getByRole('heading', { name: 'Kaydedildi' }).waitFor();
});

test('the call centre’s server lets in whom the sign-on names, signs for them and shows nobody the key', async t => {
  const { env, site, apiKey, mimer } = await scene(t);
  const behindSignOn = await startProgram(t, asNode('call-centre/server.ts'), env);
  assert.equal((await fetch(behindSignOn.url)).status, 401);
  assert.equal((await fetch(`${behindSignOn.url}api/desk/units`)).status, 401);
  const named = { 'X-Remote-User': 'ayse.yilmaz' };
  const page = await fetch(behindSignOn.url, { headers: named });
  assert.equal(page.status, 200);
  assert.match(page.headers.get('Content-Security-Policy') ?? '', /script-src 'self' 'sha256-/);

  const body = {
    kind: 'report',
    service: 'GEN-99',
    description: 'Lamba yanmıyor.',
    operator: 'somebody else',
    source: 'web',
    externalId: 'call-1',
    reply: { channel: 'none', locale: 'tr' },
  };
  const created = await fetch(`${behindSignOn.url}api/requests`, {
    method: 'POST',
    headers: { ...named, 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });
  const text = await created.text();
  assert.equal(created.status, 201, text);
  const [summary] = (await mimer.desk.requests.page()).items;
  const request = await mimer.desk.requests.get(summary?.reference ?? '');
  assert.deepEqual([request.operator, request.source], ['ayse.yilmaz', 'phone']);

  for (const path of [
    'server.ts',
    '..%2fserver.ts',
    'sdk/..%2f..%2fpackage.json',
    'sdk/package.json/x',
    'none.js',
  ])
    assert.equal((await fetch(`${site.url}${path}`)).status, 404, path);
  for (const path of ['', 'main.js', 'call.js', 'words.json', 'sdk/cdn/mimer-sdk.js', 'operator'])
    assert.ok(!(await (await fetch(`${site.url}${path}`)).text()).includes(apiKey), path);
});
