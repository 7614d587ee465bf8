import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { gatewayChannel } from '../../../reference-server/src/notifications/gateway-channel.ts';
import { smtpChannel } from '../../../reference-server/src/notifications/smtp-channel.ts';
import { httpReceiver } from '../../support/http-receiver.ts';
import { mailReceiver } from '../../support/mail-receiver.ts';
import { secretOf } from '../../support/outbox.ts';

const message = {
  id: '2026-4819073-2_one',
  to: '+905302539191',
  subject: 'Başvurunuz alındı',
  text: 'Başvurunuz alındı.\nNo: 2026-4819073-2',
  reference: '2026-4819073-2',
  locale: 'tr',
};

test('a gateway is called with id, number, words, reference and language, signed', async t => {
  const gateway = await httpReceiver(t);
  const secret = secretOf('a');
  await gatewayChannel({ url: gateway.url, secret }, () => new Date()).send(message);
  const [call] = gateway.taken;
  const { id, to, text, reference, locale } = message;
  assert.deepEqual(JSON.parse(call?.body ?? ''), { id, to, text, reference, locale });
  assert.deepEqual([call?.headers['idempotency-key'], call?.headers['webhook-id']], [message.id, message.id]);
  const headers = Object.fromEntries(
    Object.entries(call?.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  new Webhook(secret).verify(call?.body ?? '', headers);
});

for (const [status, isPermanent] of [
  [400, true],
  [404, true],
  [408, false],
  [429, false],
  [302, false],
  [500, false],
  [503, false],
] as const)
  test(`a gateway’s ${status} ${isPermanent ? 'is final' : 'may be mended by another try'}`, async t => {
    const gateway = await httpReceiver(t, () => status);
    const channel = gatewayChannel({ url: gateway.url, secret: secretOf('a') }, () => new Date());
    await assert.rejects(channel.send(message), {
      name: 'SendError',
      message: `HTTP ${status}`,
      isPermanent,
    });
  });

test('a gateway that is not there may be there later', async () => {
  const channel = gatewayChannel({ url: 'http://127.0.0.1:1/', secret: secretOf('a') }, () => new Date());
  await assert.rejects(channel.send(message), {
    name: 'SendError',
    message: 'ECONNREFUSED',
    isPermanent: false,
  });
});

test('a mail has sender, recipient, subject, words, language and an id that stays', async t => {
  const receiver = await mailReceiver(t);
  const channel = smtpChannel({ url: receiver.url, from: 'MİMER <mimer@riverton.test>' });
  t.after(() => channel.close());
  const mail = { ...message, to: 'ayse@example.com' };
  await channel.send(mail);
  await channel.send(mail);
  const [first, second] = receiver.taken;
  assert.deepEqual([first?.from, first?.to], ['mimer@riverton.test', ['ayse@example.com']]);
  assert.equal(first?.messageId, '<2026-4819073-2_one@riverton.test>');
  assert.equal(second?.messageId, first.messageId);
  assert.match(first.source, /^Content-Language: tr\r?$/m);
  assert.match(first.source, /^Auto-Submitted: auto-generated\r?$/m);
  assert.match(first.source, /=\?UTF-8\?/i);
});

test('an address can’t name a second recipient', async t => {
  const receiver = await mailReceiver(t);
  const channel = smtpChannel({ url: receiver.url, from: 'mimer@riverton.test' });
  t.after(() => channel.close());
  await channel.send({ ...message, to: 'a@example.com,b@example.com' }).catch(() => undefined);
  assert.ok(receiver.taken.every(({ to }) => !to.includes('b@example.com')));
});

for (const [status, isPermanent] of [
  [550, true],
  [450, false],
] as const)
  test(`a mail server’s ${status} about the recipient ${isPermanent ? 'is final' : 'is not'}, and names nobody`, async t => {
    const receiver = await mailReceiver(t, undefined, { refuseRecipient: status });
    const channel = smtpChannel({ url: receiver.url, from: 'mimer@riverton.test' });
    t.after(() => channel.close());
    await assert.rejects(channel.send({ ...message, to: 'ayse@example.com' }), {
      name: 'SendError',
      message: `SMTP ${status}`,
      isPermanent,
    });
  });

test('a mail server that refuses the message for good has spoken', async t => {
  const receiver = await mailReceiver(t, () => 554);
  const channel = smtpChannel({ url: receiver.url, from: 'mimer@riverton.test' });
  t.after(() => channel.close());
  await assert.rejects(channel.send({ ...message, to: 'ayse@example.com' }), {
    name: 'SendError',
    isPermanent: true,
  });
});

test('a mail server that is not there may be there later', async () => {
  const channel = smtpChannel({ url: 'smtp://127.0.0.1:1', from: 'mimer@riverton.test' });
  await assert.rejects(channel.send({ ...message, to: 'ayse@example.com' }), {
    name: 'SendError',
    isPermanent: false,
  });
  channel.close();
});
