import assert from 'node:assert/strict';
import { createMimer, type Receipt } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { serverProcess } from '../support/server-process.ts';

const mostKills = process.env['MIMER_LONG'] === undefined ? 5 : 500;

test('what was acknowledged is there after kill -9, and what was meant once is there once', async t => {
  const server = await serverProcess(t);
  const apiKey = await server.command(
    'key',
    'create',
    '--label',
    'Tests',
    '--scopes',
    'requests:write,desk:read',
  );
  const mimer = createMimer({ endpoint: server.endpoint, apiKey });
  const acknowledged = new Map<string, Receipt>();
  let intent = 0;
  let isOver = false;

  const writer = async () => {
    while (!isOver) {
      const idempotencyKey = `killed-server-intent-${(intent += 1)}`;
      const body = {
        kind: 'report',
        service: 'GEN-99',
        description: idempotencyKey,
        reply: { channel: 'none', locale: 'tr' },
      } as const;
      // As a caller does who must not lose anything: the same key until there is an answer.
      for (;;) {
        try {
          acknowledged.set(idempotencyKey, await mimer.requests.create(body, { idempotencyKey, retries: 0 }));
          break;
        } catch {
          await delay(20);
        }
      }
    }
  };
  const writers = Array.from({ length: 50 }, writer);
  for (let kills = 0; kills < mostKills; kills += 1) {
    await delay(300 + Math.random() * 300);
    await server.kill();
    await server.start();
  }
  isOver = true;
  await Promise.all(writers);
  await server.kill();
  await server.start();

  assert.ok(acknowledged.size > 50, `only ${acknowledged.size} were acknowledged`);
  const stored: string[] = [];
  for await (const { reference } of mimer.desk.requests.list({ limit: 200 })) stored.push(reference);
  const receipts = [...acknowledged.values()].map(({ reference }) => reference);
  assert.deepEqual(new Set(stored), new Set(receipts), 'stored and acknowledged are the same');
  assert.equal(stored.length, new Set(receipts).size, 'nothing is doubled');
  for (const { reference, trackingCode } of acknowledged.values())
    assert.equal((await mimer.requests.track(reference, trackingCode)).status, 'received');
});

test('two servers can’t share a data folder', async t => {
  const server = await serverProcess(t);
  await assert.rejects(server.command('serve'), (error: unknown) => {
    assert.ok(error instanceof Error);
    assert.match(error.message, /melikgazi/);
    return true;
  });
});
