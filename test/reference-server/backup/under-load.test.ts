import { createMimer, type Receipt } from '@melikgazi/mimer-sdk';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { holds } from '../../support/backups.ts';
import { commandProcess } from '../../support/command-process.ts';
import { serverProcess } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { smallJpeg } from '../../support/uploads.ts';

const enough = 30;
const photo = new Blob([new Uint8Array(smallJpeg)], { type: 'image/jpeg' });

/** A request that a client submitted and will ask about. */
interface Known {
  readonly key: string;
  readonly receipt: Receipt;
  readonly attachment: string | undefined;
}

const bodyOf = (description: string, attachment: string | undefined) =>
  ({
    kind: 'report',
    service: 'GEN-99',
    description,
    reply: { channel: 'none', locale: 'tr' },
    ...(attachment !== undefined && { attachments: [attachment] }),
  }) as const;

test('a server that is backed up under load, killed and restored elsewhere has all that was acknowledged, and nothing that was erased', async t => {
  const folder = await temporaryFolder(t);
  const to = join(folder, 'backup');
  const server = await serverProcess(t);
  const scopes = 'requests:write,desk:read,desk:write,desk:erase';
  const apiKey = await server.command('key', 'create', '--label', 'Tests', '--scopes', scopes);
  const mimer = createMimer({ endpoint: server.endpoint, apiKey });
  const acknowledged: Known[] = [];
  const erased: string[] = [];
  let isOver = false;
  let number = 0;

  const submitOne = async (): Promise<Known> => {
    number += 1;
    const key = `backup-under-load-${number}`;
    const file = number % 3 === 0 ? await mimer.attachments.upload(photo, { name: 'a.jpg' }) : undefined;
    const receipt = await mimer.requests.create(bodyOf(key, file?.id), { idempotencyKey: key });
    return { key, receipt, attachment: file?.id };
  };
  const writer = async () => {
    while (!isOver) acknowledged.push(await submitOne());
  };
  const eraser = async () => {
    for (let turn = 0; !isOver; turn += 1) {
      const canary = `canary-of-erasure-${turn}-end`;
      const file = await mimer.attachments.upload(photo, { name: `${canary}.jpg` });
      const { reference } = await mimer.requests.create(bodyOf(canary, file.id));
      const { version } = await mimer.desk.requests.get(reference);
      await mimer.desk.requests.act(reference, { type: 'resolve', text: canary }, { version });
      await mimer.desk.requests.erase(reference);
      erased.push(canary);
    }
  };
  const load = Promise.all([writer(), writer(), writer(), writer(), eraser()]);
  while (acknowledged.length < enough || erased.length < 3)
    await Promise.race([load, submitOne().then(one => acknowledged.push(one))]);
  const before = [...acknowledged];
  const erasedBefore = [...erased];

  assert.match(await server.command('backup', to), /^\S+backup is complete: /m);
  assert.ok(acknowledged.length > before.length, 'the server went on');
  isOver = true;
  await load;
  await server.kill();

  const withoutLog = join(folder, 'without-log');
  const restored = join(folder, 'restored');
  const log = join(server.folder, 'melikgazi-erasures.jsonl');
  const restores = [
    [withoutLog, ['restore', to]],
    [restored, ['restore', to, '--erasures', log]],
  ] as const;
  for (const [data, args] of restores) {
    const { code, error } = await commandProcess(args, { MIMER_DATA: data });
    assert.deepEqual([code, error], [0, '']);
  }
  for (const canary of erasedBefore) assert.equal(await holds(withoutLog, canary), false, canary);
  for (const canary of erased) assert.equal(await holds(restored, canary), false, canary);

  const after = await serverProcess(t, { MIMER_DATA: restored });
  const again = createMimer({ endpoint: after.endpoint, apiKey });
  for (const { key, receipt, attachment } of before) {
    const { reference, trackingCode } = receipt;
    const { trackingCode: sameCode, reference: same } = await again.requests.create(bodyOf(key, attachment), {
      idempotencyKey: key,
    });
    assert.deepEqual([same, sameCode], [reference, trackingCode]);
    assert.equal((await again.requests.track(reference, trackingCode)).status, 'received');
    if (attachment !== undefined)
      assert.ok((await again.desk.attachments.get(reference, attachment)).size > 0);
  }
  const references = new Set<string>();
  for await (const { reference } of again.desk.requests.list({ limit: 200 })) references.add(reference);
  assert.equal((await again.desk.statistics.get()).total, references.size);
  assert.ok(before.every(({ receipt }) => references.has(receipt.reference)));
});
