import assert from 'node:assert/strict';
import { isWebhookError, verifyWebhook, type WebhookMessage } from '@melikgazi/mimer-sdk/webhooks';
import { test } from 'node:test';
import { deskKey, openCase } from '../../support/desk.ts';
import { httpReceiver, type Received } from '../../support/http-receiver.ts';
import { outboxOf, secretOf } from '../../support/outbox.ts';
import { startServer } from '../../support/server.ts';

test('what the server sends, the client verifies', async t => {
  const receiver = await httpReceiver(t);
  const secrets = [secretOf('n'), secretOf('o')];
  const server = await startServer(t, {
    now: new Date().toISOString(),
    webhooks: [{ id: 'crm', url: new URL(receiver.url), secrets, allowPrivate: true, wants: () => true }],
  });
  const request = await openCase(server, await deskKey(server));
  await request.does({ type: 'forward', unit: 'works' });
  await request.does({ type: 'ask', text: 'Which house?' });
  await request.does({ type: 'answer', text: 'The green one', channel: 'phone' });
  await request.does({ type: 'resolve', text: 'It is done.' });
  await outboxOf(server).round();

  const verified = ({ body, headers }: Received, secret: string): Promise<WebhookMessage> =>
    verifyWebhook(body, headers, secret);
  for (const secret of secrets) {
    const messages = await Promise.all(receiver.taken.map(call => verified(call, secret)));
    assert.deepEqual(
      messages.map(({ type, data: { version, status } }) => [type, version, status]),
      [
        ['request.received', 1, 'received'],
        ['request.forwarded', 2, 'forwarded'],
        ['request.asked', 3, 'awaiting_citizen'],
        ['request.answered', 4, 'forwarded'],
        ['request.resolved', 5, 'resolved'],
      ],
    );
    assert.ok(messages.every(({ data }) => data.reference === request.receipt.reference));
    assert.equal(new Set(messages.map(({ id }) => id)).size, 5);
  }
  for (const call of receiver.taken) await assert.rejects(verified(call, secretOf('x')), isWebhookError);
});
