import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configFrom } from '../../../reference-server/src/config.ts';
import { secretOf } from '../../support/outbox.ts';

test('without settings nothing leaves the server', () => {
  assert.deepEqual(configFrom({}).outbox, {
    smtp: undefined,
    sms: undefined,
    whatsapp: undefined,
    webhooksFile: undefined,
    testRecipients: [],
  });
});

test('each way out is set by itself', () => {
  const { outbox } = configFrom({
    SMTP_URL: 'smtp://user:p%40ss@mail.example.tr:587',
    MAIL_FROM: 'MİMER <mimer@example.tr>',
    SMS_GATEWAY_URL: 'https://sms.example.tr/send',
    SMS_GATEWAY_SECRET: secretOf('a'),
    WEBHOOKS_FILE: '/etc/mimer/webhooks.json',
    MIMER_TEST_RECIPIENTS: '+905300000000, test@example.tr',
  });
  assert.deepEqual(outbox, {
    smtp: { url: 'smtp://user:p%40ss@mail.example.tr:587', from: 'MİMER <mimer@example.tr>' },
    sms: { url: 'https://sms.example.tr/send', secret: secretOf('a') },
    whatsapp: undefined,
    webhooksFile: '/etc/mimer/webhooks.json',
    testRecipients: ['+905300000000', 'test@example.tr'],
  });
});

for (const [title, environment, message] of [
  ['SMTP_URL alone', { SMTP_URL: 'smtp://mail.example.tr' }, /^MAIL_FROM is missing/],
  ['MAIL_FROM alone', { MAIL_FROM: 'mimer@example.tr' }, /^SMTP_URL is missing/],
  [
    'an SMTP_URL of another sort',
    { SMTP_URL: 'https://user:canary@mail.example.tr', MAIL_FROM: 'a@example.tr' },
    /^SMTP_URL must be of the form/,
  ],
  [
    'an SMTP_URL whose password is not encoded',
    { SMTP_URL: 'smtp://user:can@ry/canary@mail.example.tr', MAIL_FROM: 'a@example.tr' },
    /^SMTP_URL must be .* percent-encoded\.$/,
  ],
  [
    'a MAIL_FROM that is no address',
    { SMTP_URL: 'smtp://mail.example.tr', MAIL_FROM: 'MİMER' },
    /^MAIL_FROM must be an address/,
  ],
  ['a gateway without a secret', { SMS_GATEWAY_URL: 'https://a' }, /^SMS_GATEWAY_SECRET is missing/],
  [
    'a gateway with a short secret',
    { WHATSAPP_GATEWAY_URL: 'https://a', WHATSAPP_GATEWAY_SECRET: 'canary' },
    /^WHATSAPP_GATEWAY_SECRET must be whsec_/,
  ],
  [
    'a gateway that is no URL',
    { SMS_GATEWAY_URL: 'sms', SMS_GATEWAY_SECRET: secretOf('a') },
    /^SMS_GATEWAY_URL must be/,
  ],
  ['a test recipient that is none', { MIMER_TEST_RECIPIENTS: 'canary' }, /^MIMER_TEST_RECIPIENTS must be/],
] as const)
  test(`${title} stops the start with a sentence that quotes no secret`, () => {
    assert.throws(
      () => configFrom(environment),
      (error: unknown) => {
        assert.ok(error instanceof Error);
        assert.equal(error.name, 'ConfigError');
        assert.match(error.message, message);
        assert.ok(!error.message.includes('canary'));
        return true;
      },
    );
  });
