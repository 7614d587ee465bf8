import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createMimer } from '@melikgazi/mimer-sdk';
import { complaintsOf, openPage, tabTo } from '../support/browser.ts';
import { clerksMorning } from '../support/clerks-morning.ts';
import { assertFit, clerksKey, openDesk } from '../support/desk-page.ts';
import { fileScope } from '../support/file-scope.ts';
import { serverProcess } from '../support/server-process.ts';

// One server for all of them: the first two find the morning as it is, the others only add to it.
const server = await serverProcess(fileScope);
const key = await clerksKey(server);
const references = await clerksMorning(server, key);
const { desk, requests } = createMimer({ endpoint: server.endpoint, apiKey: key });

test('filters, paging and the file for a spreadsheet show the same requests', async t => {
  const page = await openPage(t);
  await openDesk(page, server, key);
  const rows = page.locator('.row');
  const shown = () => rows.evaluateAll(all => all.map(row => row.getAttribute('data-reference')));
  const settled = (words: string) => page.locator('#shown').getByText(words, { exact: true }).waitFor();
  const view = (name: string) => page.locator('#views').getByRole('button', { name }).click();

  await view('Tümü');
  await settled('25+ başvuru');
  await page.getByRole('button', { name: 'Daha fazla göster' }).click();
  await settled('30 başvuru');
  assert.deepEqual((await shown()).toSorted(), references.toSorted());

  // The answer to the first choice comes after that to the second, and is not shown any more.
  const isFirst = (url: URL) => url.searchParams.get('q') === 'hunat' && !url.searchParams.has('status');
  await page.route(isFirst, async route => {
    await delay(800);
    await route.continue();
  });
  const late = page.waitForResponse(response => isFirst(new URL(response.url())));
  await page.getByText('Süzgeç ve sıralama').click();
  await page.locator('[name=neighbourhood]').selectOption('Hunat');
  await page.locator('[name=status]').selectOption('Açık olanlar');
  await settled('4 başvuru');
  await (await late).finished();
  assert.deepEqual(
    (await shown()).toSorted(),
    [1, 11, 13, 24].map(index => references[index] ?? '').toSorted(),
  );
  await page.locator('[name=sort]').selectOption('Eski gelen önce');
  await page.waitForFunction(
    first => document.querySelector('.row')?.getAttribute('data-reference') === first,
    references[24],
  );
  assert.deepEqual(
    await shown(),
    [24, 13, 11, 1].map(index => references[index]),
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV indir' }).click(),
  ]);
  const table = await readFile(await download.path(), 'utf8');
  const lines = table.trim().split('\r\n').slice(1);
  assert.deepEqual(
    lines.map(line => line.slice(1, 15)),
    await shown(),
  );
  assert.ok(lines.some(line => line.includes('"Fen İşleri Müdürlüğü"')));

  await view('Bugün kapanan');
  await settled('4 başvuru');
  await view('Birimim');
  await page.locator('#unit-choice').selectOption('Fen İşleri Müdürlüğü');
  await page.getByRole('button', { name: 'Tamam' }).click();
  await settled('3 başvuru');
  assert.deepEqual(
    await shown(),
    [19, 13, 11].map(index => references[index]),
  );
});

test('a clerk works through a morning without a mouse', async t => {
  const page = await openPage(t);
  page.on('dialog', dialog => void dialog.accept());
  const complaints = complaintsOf(page);
  const { keyboard } = page;
  const pane = page.locator('#pane');
  const rows = page.locator('.row');
  const status = (words: string) => pane.locator('.badge', { hasText: words }).waitFor();

  await page.goto(`${server.origin}/desk`);
  await assertFit(page, 'signing in');
  await openDesk(page, server, key);
  const view = (name: string) => page.locator('#views').getByRole('button', { name });
  await view('Yeni 11').waitFor();
  await view('Geciken 3').waitFor();
  await view('Yanıt beklenen 2').waitFor();
  await view('Bildirilecek 2').waitFor();
  await assertFit(page, 'the list');

  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await keyboard.press('k');
  await keyboard.type('Rögar kapağı kırılmış.');
  await tabTo(page, /^Konu ara/);
  await keyboard.type('ROGAR');
  await tabTo(page, /^Mahalle/);
  await keyboard.type('Esenyurt');
  await tabTo(page, /^Telefonu/);
  await keyboard.type('0532 111 00 01');
  await keyboard.press('Tab');
  await keyboard.type('Ali');
  await pane.getByText('Bu numaranın başvuruları:').waitFor();
  await assertFit(page, 'registering');
  await keyboard.press('Control+Enter');
  await pane.getByText('Takip kodu', { exact: true }).waitFor();
  const reference = await pane.locator('[data-field=receipt-reference]').innerText();
  assert.match(await pane.locator('[data-field=tracking-code]').innerText(), /^\d{10}$/);
  const registered = await desk.requests.get(reference);
  assert.equal(registered.applicant?.phone, '+905321110001');
  assert.equal(registered.location?.neighbourhood, 'esenyurt');
  assert.equal(registered.service.code, 'YOL-04');

  await keyboard.press('y');
  await keyboard.type('Fen');
  await keyboard.press('Tab');
  await keyboard.type('Bugün bakılsın.');
  await assertFit(page, 'forwarding');
  await keyboard.press('Control+Enter');
  await status('Birime yönlendirildi');
  await keyboard.press('s');
  await keyboard.type('Kapak değiştirildi.');
  await tabTo(page, /^Yapıldı$/, 'Shift+Tab');
  await keyboard.press('Enter');
  await keyboard.press('Control+Enter');
  await status('Sonuçlandı');
  const closed = await desk.requests.get(reference);
  assert.deepEqual(
    closed.timeline.map(({ type }) => type),
    ['received', 'forwarded', 'resolved'],
  );
  assert.equal(closed.timeline[1]?.note, 'Bugün bakılsın.');
  assert.match(closed.timeline[2]?.text ?? '', /^Kapak değiştirildi\.\n\nBildirdiğiniz sorun .*ederiz\.$/);

  // From one late request to the next, as the list has them.
  await keyboard.press('3');
  await rows.getByText('gecikti').nth(2).waitFor();
  await keyboard.press('j');
  await keyboard.press('j');
  await keyboard.press('Enter');
  await pane.getByRole('heading', { name: references[21] ?? '' }).waitFor();
  await keyboard.press('l');
  await keyboard.press('j');
  await keyboard.press('Enter');
  await pane.getByRole('heading', { name: references[20] ?? '' }).waitFor();

  const search = async (words: string, found: string | undefined) => {
    await keyboard.press('Escape');
    await keyboard.press('6');
    await view('Tümü').and(page.locator('[aria-current]')).waitFor();
    await keyboard.press('/');
    await keyboard.type(words);
    await keyboard.press('Enter');
    await page.locator('#shown', { hasText: /^1 başvuru$/ }).waitFor();
    assert.equal(await rows.getAttribute('data-reference'), found, words);
  };
  await search('0532 111 00 19', references[18]);
  await search('gunes', references[18]);
  await search('yikilmak', references[18]);

  await keyboard.press('Escape');
  await keyboard.press('7');
  for (const left of [1, 0]) {
    await page.locator('.task').first().getByRole('button', { name: 'İletildi' }).press('Enter');
    await view(`Bildirilecek ${left}`).waitFor();
  }
  await page.getByText('Burada kayıt yok.').waitFor();
  assert.equal((await desk.notifications.page({ state: 'done' })).items.length, 2);

  await keyboard.press('?');
  await page.getByRole('heading', { name: 'Klavye kısayolları' }).waitFor();
  await assertFit(page, 'help');
  await page.getByLabel('Tek harfli kısayolları kapat').press('Space');
  await keyboard.press('Escape');
  await keyboard.press('k');
  assert.equal(await page.getByRole('heading', { name: 'Yeni kayıt' }).count(), 0);
  assert.deepEqual(complaints, []);
});

test('what others do in the meantime is told, and moves nothing', async t => {
  const page = await openPage(t);
  await openDesk(page, server, key);
  const look = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const first = page.locator('.row').first();
  const reference = (await first.getAttribute('data-reference')) ?? '';
  await first.click();
  await page.locator('#pane').getByRole('heading', { name: reference }).waitFor();
  const rows = await page.locator('.row').count();
  await requests.create({
    kind: 'report',
    service: 'GEN-99',
    description: 'Bir şey oldu.',
    reply: { channel: 'none', locale: 'tr' },
  });
  const { version } = await desk.requests.get(reference);
  await desk.requests.act(reference, { type: 'comment', text: 'Aradım.', public: false }, { version });
  await look();
  await page.getByText('1 yeni başvuru geldi.').waitFor();
  await page.getByText(/Bu başvuru değişti: Yazıldı/).waitFor();
  assert.match(await page.title(), /^\(1\) /);
  assert.equal(await page.locator('.row').count(), rows);
  await page.locator('#pane').getByRole('button', { name: 'Göster' }).click();
  await page.locator('.timeline').getByText('Aradım.').waitFor();
  await page.locator('#reload').click();
  await page.locator('.row').nth(rows).waitFor();
  assert.doesNotMatch(await page.title(), /^\(/);
});

test('what was typed outlives other requests, a lost answer and a key that is revoked', async t => {
  const page = await openPage(t);
  // Its own, since it will be revoked.
  await openDesk(page, server, await clerksKey(server, '--client', 'revoked'), `#${references[0] ?? ''}`);
  const pane = page.locator('#pane');
  const rowOf = (index: number) => page.locator(`.row[data-reference="${references[index] ?? ''}"]`);
  await pane.getByRole('radio', { name: 'İç not ekle' }).check();
  await pane.locator('[name=note]').fill('Muhtar da aradı.');
  await rowOf(1).click();
  await pane.getByRole('heading', { name: references[1] ?? '' }).waitFor();
  await rowOf(0).click();
  await pane.getByRole('heading', { name: references[0] ?? '' }).waitFor();
  assert.equal(await pane.locator('[name=note]').inputValue(), 'Muhtar da aradı.');

  // The answer is lost once: the same note goes again, and is there once.
  let attempts = 0;
  await page.route('**/actions', async route => {
    attempts += 1;
    if (attempts > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await pane.getByRole('button', { name: 'İç not ekle' }).click();
  await pane.locator('.timeline').getByText('Muhtar da aradı.').waitFor();
  assert.equal(await pane.locator('.timeline').getByText('Muhtar da aradı.').count(), 1);
  assert.ok(attempts > 1);

  await pane.getByRole('radio', { name: 'İç not ekle' }).check();
  await pane.locator('[name=note]').fill('Yarın yine bakılacak.');
  const [, id = ''] = /'([^']+)' *│ *'Desk' *│ *'revoked'/.exec(await server.command('key', 'list')) ?? [];
  await server.command('key', 'revoke', id);
  await pane.getByRole('button', { name: 'İç not ekle' }).click();
  await page.getByText(/Anahtarınızın süresi doldu ya da iptal edildi/).waitFor();
  assert.equal(await page.locator('#desk').isVisible(), false);
  await page.getByLabel('API anahtarı').fill(key);
  await page.getByRole('button', { name: 'Masayı aç' }).click();
  await pane.getByRole('button', { name: 'İç not ekle' }).click();
  await pane.locator('.timeline').getByText('Yarın yine bakılacak.').waitFor();
});
