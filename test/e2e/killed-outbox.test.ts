import { notificationPageSchema } from '@melikgazi/mimer-sdk/contract';
import { createMimer } from '@melikgazi/mimer-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { httpReceiver } from '../support/http-receiver.ts';
import { secretOf } from '../support/outbox.ts';
import { serverProcess } from '../support/server-process.ts';

test('kill -9 while text messages are sent loses none, and doubles come with the id they had', async t => {
  const gateway = await httpReceiver(t, async () => {
    await delay(20);
    return 200;
  });
  const server = await serverProcess(t);
  const scopes = 'requests:write,desk:read';
  const apiKey = await server.command('key', 'create', '--label', 'Tests', '--scopes', scopes);
  const mimer = createMimer({ endpoint: server.endpoint, apiKey });
  const references = new Set<string>();
  for (let number = 0; number < 60; number += 1) {
    const receipt = await mimer.requests.create({
      kind: 'report',
      service: 'GEN-99',
      description: 'Lamba yanmıyor.',
      applicant: { phone: '+905302539191' },
      reply: { channel: 'sms', locale: 'tr' },
    });
    references.add(receipt.reference);
  }
  const settings = { SMS_GATEWAY_URL: gateway.url, SMS_GATEWAY_SECRET: secretOf('a') };
  for (let kills = 0; kills < 3; kills += 1) {
    await server.kill();
    const before = gateway.calls.length;
    await server.start(settings);
    while (gateway.calls.length < before + 10) await delay(5);
  }
  await server.kill();
  await server.start(settings);

  const list = async (query: string) => {
    const response = await fetch(`${server.endpoint}/desk/notifications?limit=200${query}`, {
      headers: { Authorization: `Bearer ${apiKey}` },
    });
    return z.parse(notificationPageSchema, await response.json()).items;
  };
  while ((await list('&state=pending')).length > 0) await delay(20);
  const all = await list('');
  assert.deepEqual(new Set(all.map(({ reference }) => reference)), references);
  assert.ok(all.every(({ state }) => state === 'sent'));
  const arrived = gateway.taken.map(({ headers }) => headers['idempotency-key']);
  assert.deepEqual(new Set(arrived), new Set(all.map(({ id }) => id)));
  assert.ok(arrived.length < all.length + 20, 'only what was on its way when the process died comes twice');
});
