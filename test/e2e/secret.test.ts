import assert from 'node:assert/strict';
import { createMimer } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { serverProcess } from '../support/server-process.ts';

test('an operator who sets a secret later loses no request: codes and keys of before are still known', async t => {
  const server = await serverProcess(t);
  const scopes = 'requests:write,desk:read';
  const apiKey = await server.command('key', 'create', '--label', 'Tests', '--scopes', scopes);
  const mimer = createMimer({ endpoint: server.endpoint, apiKey });
  const body = {
    kind: 'report',
    service: 'GEN-99',
    description: 'Bir şey oldu.',
    reply: { channel: 'none', locale: 'tr' },
  } as const;
  const idempotencyKey = crypto.randomUUID();
  const receipt = await mimer.requests.create(body, { idempotencyKey });

  await server.stop();
  await server.start({ MIMER_SECRET: 'a secret that the operator thought of later' });

  assert.deepEqual(await mimer.requests.create(body, { idempotencyKey }), receipt);
  assert.equal(
    (await mimer.requests.track(receipt.reference, receipt.trackingCode)).reference,
    receipt.reference,
  );
});
