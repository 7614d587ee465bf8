import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { gatewayChannel } from '../../../reference-server/src/notifications/gateway-channel.ts';
import { smtpChannel } from '../../../reference-server/src/notifications/smtp-channel.ts';
import * as z from 'zod/mini';
import { actAtDesk } from '../../support/desk-calls.ts';
import { httpReceiver, type Reaction } from '../../support/http-receiver.ts';
import { mailReceiver, type MailReaction } from '../../support/mail-receiver.ts';
import { hangingChannel, listNotifications, outboxOf, secretOf } from '../../support/outbox.ts';
import { randomChoice } from '../../support/random-choice.ts';
import { startServer } from '../../support/server.ts';

const sentSchema = z.object({ id: z.string(), reference: z.string() });
const scopes = ['requests:write', 'desk:read', 'desk:write'] as const;

/** Requests by text message and e-mail in turn, each with three things that its citizen is told of. */
const withRequests = async (t: TestContext, count: number) => {
  const server = await startServer(t);
  const key = await server.key(scopes);
  const references: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { reference } = await server.submit(key, {
      kind: 'idea',
      applicant: { phone: '+905302539191', email: `citizen-${number}@example.com` },
      reply: { channel: number % 2 === 0 ? 'sms' : 'email', locale: 'en' },
    });
    await actAtDesk(server, key, reference, { type: 'review' }, { type: 'resolve', text: 'Done.' });
    references.push(reference);
  }
  return { server, key, references };
};

test('receivers that fail a third of the time get every message, in order, and know it again by its id', async t => {
  const choose = randomChoice(7);
  const reactions: readonly Reaction[] = [503, 'lost', 'dropped', 200, 200, 200, 200, 200, 200];
  const mailReactions: readonly MailReaction[] = [451, 'lost', 'taken', 'taken', 'taken', 'taken'];
  const gateway = await httpReceiver(t, () => reactions[choose(reactions.length)] ?? 200);
  const mailServer = await mailReceiver(t, () => mailReactions[choose(mailReactions.length)] ?? 'taken');
  const { server, key } = await withRequests(t, 24);
  const email = smtpChannel({ url: mailServer.url, from: 'MİMER <mimer@riverton.test>' });
  t.after(() => email.close());
  const sms = gatewayChannel({ url: gateway.url, secret: secretOf('a') }, () => new Date());
  const worker = outboxOf(server, { channels: { sms, email } });

  for (let day = 24; day < 29 && (await server.endpoint.store.messageBacklog()).length > 0; day += 1)
    for (let hour = 10; hour < 24; hour += 1) {
      server.setNow(`2026-11-${day}T${hour}:00:00.000Z`);
      await worker.round();
    }

  const notifications = await listNotifications(server, key, '?limit=200');
  assert.equal(notifications.length, 72);
  const arrived = [
    ...gateway.taken.map(({ body }) => z.parse(sentSchema, JSON.parse(body)).id),
    ...mailServer.taken.map(({ messageId }) => messageId.slice(1, messageId.indexOf('@'))),
  ];
  const once = [...new Set(arrived)];
  assert.ok(arrived.length > once.length, 'some answers were lost');
  assert.ok(notifications.every(({ state }) => state === 'sent'));
  assert.deepEqual(new Set(once), new Set(notifications.map(({ id }) => id)));
  const ids = notifications.map(({ id }) => id);
  for (const reference of new Set(notifications.map(({ reference }) => reference)))
    assert.deepEqual(
      once.filter(id => id.startsWith(reference)),
      ids.filter(id => id.startsWith(reference)),
      'the messages of a request arrive in the order of its events',
    );
});

test('what no receiver takes is listed as failed after its last try', async t => {
  const gateway = await httpReceiver(t, () => 503);
  const { server, key } = await withRequests(t, 1);
  const sms = gatewayChannel({ url: gateway.url, secret: secretOf('a') }, () => new Date());
  const worker = outboxOf(server, { channels: { sms } });
  for (let days = 0; days < 60; days += 1) {
    server.setNow(new Date(Date.UTC(2027, 0, 1 + days)).toISOString());
    await worker.round();
  }
  const failed = await listNotifications(server, key, '?state=failed');
  assert.deepEqual(
    failed.map(({ attempts, lastError }) => [attempts, lastError]),
    [
      [10, 'HTTP 503'],
      [10, 'HTTP 503'],
      [10, 'HTTP 503'],
    ],
  );
  assert.equal(gateway.calls.length, 30);
});

test('a message that was on its way when the process died goes again with its id, after a restart', async t => {
  const gateway = await httpReceiver(t);
  const { server } = await withRequests(t, 1);
  const hanging = hangingChannel();
  outboxOf(server, { channels: { sms: hanging.channel } }).wake();
  const lost = await hanging.first;
  await server.close();

  const again = await startServer(t, { folder: server.folder });
  const sms = gatewayChannel({ url: gateway.url, secret: secretOf('a') }, () => new Date());
  await outboxOf(again, { channels: { sms } }).round();
  const ids = gateway.taken.map(({ body }) => z.parse(sentSchema, JSON.parse(body)).id);
  assert.equal(ids[0], lost);
  assert.equal(ids.length, 3);
});

test('a message whose worker was lost goes again with its id when the lease has ended', async t => {
  const { server } = await withRequests(t, 1);
  const hanging = hangingChannel();
  outboxOf(server, { channels: { sms: hanging.channel } }).wake();
  const lost = await hanging.first;
  const gateway = await httpReceiver(t);
  const sms = gatewayChannel({ url: gateway.url, secret: secretOf('a') }, () => new Date());
  const worker = outboxOf(server, { channels: { sms } });
  await worker.round();
  assert.equal(gateway.calls.length, 0, 'it is leased');
  server.setNow('2026-11-23T17:03:00.000Z');
  await worker.round();
  assert.equal(z.parse(sentSchema, JSON.parse(gateway.taken[0]?.body ?? '')).id, lost);
});
