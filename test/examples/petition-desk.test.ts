import { createMimer } from '@melikgazi/mimer-sdk';
import { parse } from 'csv-parse/sync';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { faultProxy } from '../support/fault-proxy.ts';
import { serverProcess } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { asNode, exampleFile } from './program.ts';

const scene = async (t: TestContext) => {
  const server = await serverProcess(t);
  const scopes = 'requests:write,desk:read,desk:sensitive';
  const apiKey = await server.command('key', 'create', '--label', 'Petitions', '--scopes', scopes);
  const folder = await temporaryFolder(t);
  const start = (
    file: string,
    { endpoint = server.endpoint, more = [] }: { endpoint?: string; more?: readonly string[] } = {},
  ) => {
    const args = [file, '--endpoint', endpoint, '--outbox', join(folder, 'outbox'), ...more];
    const [command = '', ...rest] = asNode('petition-desk/petition-desk.ts', ...args);
    const child = spawn(command, rest, {
      env: { ...process.env, MIMER_KEY: apiKey },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    t.after(() => child.kill('SIGKILL'));
    const output = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
    return {
      child,
      done: output.then(([[code], stdout, stderr]) => ({ code: Number(code), stdout, stderr })),
    };
  };
  const { desk } = createMimer({ endpoint: server.endpoint, apiKey });
  return {
    server,
    folder,
    start,
    run: (...given: Parameters<typeof start>) => start(...given).done,
    put: async (name: string, content: string | Uint8Array) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
    stored: async () => (await desk.requests.page({ limit: 200 })).items.length,
    get: (reference: string) => desk.requests.get(reference),
  };
};

/** The receipts as a spreadsheet reads them. */
const receiptsIn = (csv: string): Record<string, string>[] =>
  parse(csv, { bom: true, delimiter: ';', columns: true });

test('petitions become receipts, and the same receipts however often the file comes', async t => {
  const { run, stored, get, folder } = await scene(t);
  const file = exampleFile('petition-desk/petitions.csv');
  const first = await run(file);
  assert.deepEqual([first.code, first.stderr], [0, '2 dilekçe kayıtlı, 0 satır alınamadı.\n']);
  assert.deepEqual(await run(file), first);
  assert.equal(await stored(), 2);
  assert.deepEqual(await readdir(join(folder, 'outbox')), []);

  const [paving, waste] = receiptsIn(first.stdout);
  assert.deepEqual(Object.keys(paving ?? {}), [
    'Evrak No',
    'Başvuru No',
    'Takip Kodu',
    'Geliş Tarihi',
    'En Geç Yanıt',
  ]);
  assert.match(paving?.['Takip Kodu'] ?? '', /^\d{5} \d{5}$/);
  const request = await get(waste?.['Başvuru No'] ?? '');
  assert.deepEqual(
    [request.source, request.externalId, request.service.code, request.kind, request.reply.channel],
    ['petition', '2026/4472', 'TEM-01', 'complaint', 'sms'],
  );
  assert.equal(request.location?.neighbourhood, 'esenyurt');
  assert.equal(request.applicant?.phone, '+905302539191');
  assert.equal(new Date(request.receivedAt).toISOString(), '2026-11-22T21:00:00.000Z');
});

const header = 'Evrak No;Tarih;Tür;Konu;Ad;Soyad;Adres;Telefon;Mahalle;Açıklama;Yanıt Yolu';
const row = (number: number, words = `Dilekçe ${number}`) =>
  `2026/${number};23.11.2026;Talep;YOL-03;Ayşe;Yılmaz;Hunat 12;;Köşk;${words};Posta`;

test('each row that cannot be taken is named with its line and its reason, and the others go on', async t => {
  const { run, put, stored } = await scene(t);
  const rows = [
    header,
    row(1),
    '2026/2;31.11.2026;Talep;YOL-03;Ali;Kaya;Hunat 3;;Köşk;Yanlış gün;Posta',
    '2026/3;23.11.2026;Dilek;YOL-99;Ali;Kaya;Hunat 3;12;Köşk;Çok yanlış;Güvercin',
    ';23.11.2026;Talep;YOL-03;Ali;Kaya;Hunat 3;;Köşk;;Posta',
    '2026/5;23.11.2026;Talep',
    '',
    ';;;;;;;;;;',
    '2026/6;23.11.2026;Talep;YOL-03;Ali;Kaya;Hunat 3;0352 252 13 33;Köşk;Eksiği olan da kaydedilir;SMS',
    row(1, 'Aynı numara başka dilekçe'),
    '2026/7;1.1.2100;Talep;YOL-03;Ali;Kaya;Hunat 3;;Köşk;Gelecekten;Posta',
    row(8, '"Son ""satır""; iki\nsatırlı"'),
  ];
  // As Excel writes it: a line that names the delimiter, a byte order mark, Windows' line ends.
  const file = await put('excel.csv', `\uFEFFsep=;\r\n${rows.join('\r\n')}\r\n`);
  const { code, stdout, stderr } = await run(file);
  assert.equal(code, 1);
  assert.deepEqual(stderr.trim().split('\n'), [
    'Satır 7 (?): satır okunamadı; tırnak ya da sütun sayısı yanlış.',
    'Satır 4 (2026/2): Tarih: geçerli görünmüyor.',
    'Satır 5 (2026/3): Telefon: geçerli görünmüyor; Tür: geçerli görünmüyor; Konu: geçerli görünmüyor; Yanıt Yolu: geçerli görünmüyor.',
    'Satır 6 (?): Evrak No: boş bırakılmış; Açıklama: boş bırakılmış.',
    'Satır 11 (2026/1): bu evrak numarası daha önce başka içerikle kaydedilmiş.',
    'Satır 12 (2026/7): Tarih: ileri bir tarih.',
    '3 dilekçe kayıtlı, 6 satır alınamadı.',
  ]);
  assert.deepEqual(
    receiptsIn(stdout).map(receipt => receipt['Evrak No']),
    ['2026/1', '2026/6', '2026/8'],
  );
  assert.equal(await stored(), 3);
});

test('an old Excel’s letters are read where they are named, and refused in words where they are not', async t => {
  const { run, put, get } = await scene(t);
  const turkish: Readonly<Record<string, number>> = {
    ç: 0xe7,
    ı: 0xfd,
    ş: 0xfe,
    İ: 0xdd,
    Ş: 0xde,
    ü: 0xfc,
    ö: 0xf6,
  };
  const csv = `${header.replaceAll(';', ',')}\n${row(1, 'Çöp').replaceAll(';', ',').replace('Çöp', 'İşıklı çöp')}\n`;
  const bytes = Uint8Array.from(csv, letter => turkish[letter] ?? letter.charCodeAt(0));
  const file = await put('old.csv', bytes);
  const refused = await run(file);
  assert.deepEqual([refused.code, refused.stdout], [2, '']);
  assert.match(refused.stderr, /--encoding windows-1254/);
  const { code, stdout } = await run(file, { more: ['--encoding', 'windows-1254'] });
  assert.equal(code, 0);
  const [receipt] = receiptsIn(stdout);
  assert.equal((await get(receipt?.['Başvuru No'] ?? '')).description, 'İşıklı çöp');

  const without = await run(await put('columns.csv', 'Ad;Soyad\nAyşe;Yılmaz\n'));
  assert.deepEqual(
    [without.code, without.stderr],
    [2, 'Dosyada şu sütunlar yok: Evrak No, Tür, Konu, Açıklama.\n'],
  );
});

test('a run that is killed or meets no network is finished by the next one', async t => {
  const { server, put, start, run, stored } = await scene(t);
  const isDown = { value: false };
  const proxy = await faultProxy(t, server.origin, ({ method }) =>
    isDown.value && method === 'POST' ? { type: 'reset' } : { type: 'latency', milliseconds: 10 },
  );
  const endpoint = `${proxy.origin}/melikgazi/v1`;
  const posts = () => proxy.passages.filter(({ method }) => method === 'POST').length;
  const file = await put(
    'many.csv',
    [header, ...Array.from({ length: 12 }, (_, at) => row(at + 1))].join('\n'),
  );

  const killed = start(file, { endpoint });
  while (posts() < 5) await delay(2);
  killed.child.kill('SIGKILL');
  assert.equal((await killed.done).stdout, '');

  isDown.value = true;
  const cut = await run(file, { endpoint });
  assert.equal(cut.code, 3);
  assert.match(cut.stderr, /12 dilekçe henüz gönderilemedi/);

  isDown.value = false;
  const { code, stdout } = await run(file, { endpoint });
  assert.equal(code, 0);
  assert.equal(new Set(receiptsIn(stdout).map(receipt => receipt['Başvuru No'])).size, 12);
  assert.equal(await stored(), 12);
});
