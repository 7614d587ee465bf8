import { createMimer } from '@melikgazi/mimer-sdk';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { emptyDatabase } from '../support/postgres/empty-database.ts';
import { serverProcess } from '../support/server-process.ts';
import { smallPdf } from '../support/uploads.ts';

const main = fileURLToPath(new URL('../../reference-server/src/main.ts', import.meta.url));

/** Runs `mimer-server` and answers what it printed, or the sentence that it ended with. */
const command = async (args: readonly string[], settings: Record<string, string>): Promise<string> => {
  const { MIMER_SECRET: _secret, DATABASE_URL: _url, ...inherited } = process.env;
  const run = promisify(execFile)(process.execPath, ['--conditions=mimer-source', main, ...args], {
    env: { ...inherited, ...settings },
  });
  return run.then(
    ({ stdout }) => stdout,
    (error: unknown) =>
      error instanceof Error && 'stderr' in error && 'stdout' in error
        ? `exit: ${String(error.stderr)}${String(error.stdout)}`
        : 'exit: ',
  );
};

const pdf = new Blob([Uint8Array.from(smallPdf)], { type: 'application/pdf' });

const scopes = 'requests:write,desk:read,desk:write,desk:erase';

test('a data folder that was served goes to a database, with everything that was acknowledged in it', async t => {
  const before = await serverProcess(t);
  const apiKey = await before.command('key', 'create', '--label', 'Tests', '--scopes', scopes);
  const mimer = createMimer({ endpoint: before.endpoint, apiKey });
  const submit = (description: string, attachments: string[] = []) =>
    mimer.requests.create({
      kind: 'report',
      service: 'GEN-99',
      description,
      attachments,
      reply: { channel: 'none', locale: 'tr' },
    });
  const file = await mimer.attachments.upload(pdf, { name: 'belge.pdf' });
  const waiting = await mimer.attachments.upload(pdf, { name: 'bekleyen.pdf' });
  const withFile = await submit('Dosyası olan', [file.id]);
  const receipts = [withFile, ...(await Promise.all(Array.from({ length: 20 }, () => submit('Çukur'))))];
  const erased = await submit('canary-of-the-erased');
  const { version } = await mimer.desk.requests.get(erased.reference);
  await mimer.desk.requests.act(erased.reference, { type: 'resolve', text: 'Oldu.' }, { version });
  await mimer.desk.requests.erase(erased.reference);
  await before.stop();

  const { folder } = before;
  const url = await emptyDatabase(t);
  const secret = (await readFile(join(folder, 'secret'), 'utf8')).trim();
  const onFolder = { MIMER_DATA: folder, PORT: '0' };
  assert.match(await command(['migrate'], onFolder), /^exit: migrate wants DATABASE_URL/);
  const withoutSecret = {
    ...onFolder,
    DATABASE_URL: url,
    MIMER_SECRET: 'another one that is long enough to be one',
  };
  assert.match(await command(['migrate'], withoutSecret), /^exit: Tracking codes depend on the secret/);
  const settings = { ...onFolder, DATABASE_URL: url, MIMER_SECRET: secret };
  const said = await command(['migrate'], settings);
  assert.match(said, /melikgazi: 22 requests, 2 attachments, 1 erasure, each read back/);
  assert.match(said, /1 API key\./);
  assert.match(await command(['migrate'], settings), /^exit: Everything in .* was moved to PostgreSQL/);
  for (const deaf of [['serve'], ['key', 'list'], ['backup', `${folder}-backup`]])
    assert.match(await command(deaf, onFolder), /^exit: Everything in .* was moved to PostgreSQL/);
  assert.match(await command(['check'], onFolder), /trouble +Everything in .* was moved to PostgreSQL/);

  const after = await serverProcess(t, { DATABASE_URL: url, MIMER_SECRET: secret });
  const moved = createMimer({ endpoint: after.endpoint, apiKey });
  for (const { reference, trackingCode } of receipts)
    assert.equal((await moved.requests.track(reference, trackingCode)).status, 'received');
  const tombstone = await moved.desk.requests.get(erased.reference);
  assert.equal(typeof tombstone.erasedOn, 'string');
  assert.doesNotMatch(JSON.stringify(tombstone), /canary/);
  const read = await fetch(`${after.endpoint}/desk/requests/${withFile.reference}/attachments/${file.id}`, {
    headers: { Authorization: `Bearer ${apiKey}` },
  });
  assert.deepEqual(Buffer.from(await read.arrayBuffer()), Buffer.from(smallPdf));
  const claimed = await createMimer({ endpoint: after.endpoint, apiKey }).requests.create({
    kind: 'report',
    service: 'GEN-99',
    description: 'Bekleyeni alan',
    attachments: [waiting.id],
    reply: { channel: 'none', locale: 'tr' },
  });
  assert.notEqual(claimed.reference, withFile.reference);
});
