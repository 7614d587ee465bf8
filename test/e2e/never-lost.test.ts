import assert from 'node:assert/strict';
import { createMimer } from '@melikgazi/mimer-sdk';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, openPage } from '../support/browser.ts';
import {
  fillAll,
  fillPerson,
  fillPlace,
  fillSubject,
  formOf,
  personal,
  receiptOf,
  send,
  storageOf,
} from '../support/citizen-form.ts';
import { serverProcess } from '../support/server-process.ts';

const queueButton = 'İnternet gelince kendiliğinden gönder';

/** A page with the form, and the desk that sees what became of it. */
const start = async (t: TestContext) => {
  const server = await serverProcess(t);
  const page = await openPage(t);
  const keys: string[] = [];
  page.context().on('request', request => {
    if (request.method() === 'POST' && request.url().endsWith('/requests'))
      keys.push(request.headers()['idempotency-key'] ?? '');
  });
  await page.goto(server.origin);
  const form = formOf(page);
  await form.getByRole('combobox').waitFor();
  const references = async () => {
    const apiKey = await server.command('key', 'create', '--label', 'Desk', '--scopes', 'desk:read');
    const { desk } = createMimer({ endpoint: server.endpoint, apiKey });
    const found: string[] = [];
    for await (const { reference } of desk.requests.list()) found.push(reference);
    return found;
  };
  return { server, page, form, references, keys };
};

const assertNothingPersonal = async (page: Page): Promise<string> => {
  const kept = await storageOf(page);
  for (const canary of [...Object.values(personal), 'Kanarya', '5302539191', '253 91 91'])
    assert.equal(kept.includes(canary), false, `${canary} is in ${kept}`);
  return kept;
};

/** Lets submissions reach the server and loses every answer. */
const loseAnswers = (page: Page) =>
  page.route('**/melikgazi/v1/requests', async route => {
    await route.fetch().catch(() => undefined);
    await route.abort();
  });

test('a request written without a network is sent once it is back, with one receipt', async t => {
  const { page, form, references, keys } = await start(t);
  await fillAll(form);
  await page.context().setOffline(true);
  await send(form);
  await form.getByRole('button', { name: queueButton }).click();
  await form.getByRole('heading', { name: 'Başvurunuz gönderilmeyi bekliyor' }).waitFor();
  await assertAccessible(page, 'waiting');
  await page.context().setOffline(false);
  const reference = await receiptOf(form);
  assert.deepEqual(await references(), [reference]);
  assert.equal(new Set(keys).size, 1);
  await assertNothingPersonal(page);
});

test('a request that waits is sent by a later visit, and its receipt stays until it is dismissed', async t => {
  const { page, form, references } = await start(t);
  await fillAll(form);
  await page.context().setOffline(true);
  await send(form);
  await form.getByRole('button', { name: queueButton }).click();
  await form.getByRole('heading', { name: 'Başvurunuz gönderilmeyi bekliyor' }).waitFor();
  await page.route('**/melikgazi/v1/requests', route => route.abort());
  await page.context().setOffline(false);
  await page.reload();
  await form.getByText('Gönderilmeyi bekleyen başvurunuz var.').waitFor();
  assert.deepEqual(await references(), []);
  await page.unroute('**/melikgazi/v1/requests');
  await form.getByRole('button', { name: 'Şimdi dene' }).click();
  await form.getByText('Bekleyen başvurunuz gönderildi.').first().waitFor();
  const [reference = ''] = await references();
  await page.reload();
  await form.getByText(reference).waitFor();
  await assertAccessible(page, 'a receipt of an earlier visit');
  await form.getByRole('button', { name: 'Makbuzu göster' }).click();
  assert.equal(await receiptOf(form), reference);
  await form.getByRole('button', { name: 'Yeni başvuru' }).click();
  await form.getByRole('button', { name: 'Unut' }).click();
  await form.getByRole('button', { name: 'Evet, sil' }).click();
  await form.getByText(reference).waitFor({ state: 'detached' });
  assert.equal((await references()).length, 1);
});

test('after a lost answer a reload shows the receipt, and nothing is sent again', async t => {
  const { page, form, references } = await start(t);
  await fillAll(form);
  await loseAnswers(page);
  await send(form);
  await form.locator('#failure').waitFor();
  await assertNothingPersonal(page);
  await page.unroute('**/melikgazi/v1/requests');
  let posts = 0;
  page.on('request', request => {
    if (request.method() === 'POST') posts += 1;
  });
  await page.reload();
  const reference = await receiptOf(form);
  assert.deepEqual(await references(), [reference]);
  assert.equal(posts, 0);
  await page.reload();
  await form.getByRole('combobox').waitFor();
  assert.equal(await form.getByRole('heading', { name: 'Başvurunuz alındı' }).count(), 0);
});

test('a draft is there after a reload and holds nothing of who asks', async t => {
  const { page, form } = await start(t);
  await fillSubject(form);
  await fillPlace(form);
  await fillPerson(form);
  const kept = await assertNothingPersonal(page);
  assert.match(kept, /derin bir çukur/);
  await page.reload();
  await form.getByText('Taslağınız duruyor.').waitFor();
  await assertAccessible(page, 'a draft');
  assert.equal(
    await form.locator('[name="description"] textarea').inputValue(),
    'Yolda derin bir çukur var.',
  );
  await form.getByRole('button', { name: 'Taslağı sil' }).click();
  assert.equal((await storageOf(page)).includes('çukur'), false);
});

test('on a shared computer one press and one confirmation leave nothing', async t => {
  const { page, form, references } = await start(t);
  await fillAll(form);
  await page.context().setOffline(true);
  await send(form);
  await form.getByRole('button', { name: queueButton }).click();
  await form.getByRole('heading', { name: 'Başvurunuz gönderilmeyi bekliyor' }).waitFor();
  assert.match(await storageOf(page), /Kanaryacan/);
  await form.getByRole('button', { name: 'Bu cihazdan sil' }).click();
  await form.getByRole('button', { name: 'Evet, sil' }).click();
  await form.getByText('Bu cihazdan silindi.').waitFor({ state: 'attached' });
  assert.equal(await storageOf(page), '[{},{},"",[],[]]');
  await page.context().setOffline(false);
  await page.reload();
  await form.getByRole('combobox').waitFor();
  assert.deepEqual(await references(), []);
});

test('a double click sends once', async t => {
  const { form, references, keys } = await start(t);
  await fillAll(form);
  await form.getByRole('button', { name: 'Başvuruyu gönder' }).dblclick();
  await receiptOf(form);
  assert.deepEqual([keys.length, (await references()).length], [1, 1]);
});

test('a duplicated tab sends under a key of its own', async t => {
  const { page, form, references, keys } = await start(t);
  await fillAll(form);
  await loseAnswers(page);
  await send(form);
  await form.locator('#failure').waitFor();
  const [copy] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate(() => void open(location.href)),
  ]);
  const other = formOf(copy);
  await other.getByText('Taslağınız duruyor.').waitFor();
  await other.locator('[name="description"] textarea').fill('Kaldırımda da bir çukur var.');
  await fillPlace(other);
  await fillPerson(other);
  await send(other);
  const second = await receiptOf(other);
  await page.unroute('**/melikgazi/v1/requests');
  await form.getByRole('button', { name: 'Tekrar dene' }).click();
  const first = await receiptOf(form);
  assert.equal(new Set(keys).size, 2);
  assert.deepEqual((await references()).toSorted(), [first, second].toSorted());
});

test('coming back with the browser’s Back button sends nothing again', async t => {
  const { server, page, form, references, keys } = await start(t);
  await fillAll(form);
  await send(form);
  await receiptOf(form);
  await page.goto(`${server.origin}/en.html`);
  await page.goBack();
  await form
    .getByRole('combobox')
    .or(form.getByRole('heading', { name: 'Başvurunuz alındı' }))
    .first()
    .waitFor();
  assert.deepEqual([keys.length, (await references()).length], [1, 1]);
});
