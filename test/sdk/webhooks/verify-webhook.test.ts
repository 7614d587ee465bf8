import assert from 'node:assert/strict';
import { eventTypes, type WebhookEvent } from '@melikgazi/mimer-sdk/contract';
import {
  isWebhookError,
  signTestWebhook,
  verifyWebhook,
  WebhookError,
  type WebhookErrorCode,
  type WebhookHeaders,
} from '@melikgazi/mimer-sdk/webhooks';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';

const secretOf = (letter: string) => `whsec_${btoa(letter.repeat(32))}`;
const secret = secretOf('a');
const now = new Date('2026-11-23T09:00:00Z');

const event: WebhookEvent = {
  type: 'request.resolved',
  timestamp: '2026-11-23T11:59:58+03:00',
  data: { jurisdiction: 'melikgazi', reference: '2026-4819073-2', version: 7, status: 'resolved' },
};

const signed = (timestamp = now) => signTestWebhook(event, secret, { id: 'msg_1', timestamp });

/** The headers of any body, signed by the peer. */
const headersFor = (body: string, id = 'msg_1', at = now) => ({
  'webhook-id': id,
  'webhook-timestamp': String(at.getTime() / 1000),
  'webhook-signature': new Webhook(secret).sign(id, at, body),
});

const refusal = (code: WebhookErrorCode) => (error: unknown) => isWebhookError(error) && error.code === code;

const assertRefused = (code: WebhookErrorCode, body: string, headers: WebhookHeaders, given = {}) =>
  assert.rejects(verifyWebhook(body, headers, [secret], { now, ...given }), refusal(code));

test('what was signed is verified, and is the event with the message’s id', async () => {
  const { body, headers } = await signed();
  assert.deepEqual(await verifyWebhook(body, headers, [secret], { now }), { ...event, id: 'msg_1' });
});

test('the signature is the one in Standard Webhooks’ own tests', async () => {
  const headers = {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  };
  const verified = (body: string) =>
    verifyWebhook(body, headers, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', { now: new Date(1614265330_000) });
  // Its body is no event of ours, which is looked at only once the signature is right.
  await assert.rejects(verified('{"test": 2432232314}'), refusal('bad_body'));
  await assert.rejects(verified('{"test":2432232314}'), refusal('bad_signature'));
});

test('the peer believes what is signed here', async () => {
  const { body, headers } = await signTestWebhook(event, secret);
  assert.deepEqual(new Webhook(secret).verify(body, { ...headers }), event);
});

test('bytes and headers are taken as every platform has them', async () => {
  const { body, headers } = await signed();
  const bytes = new TextEncoder().encode(body);
  const upper = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]),
  );
  const buffer = Buffer.concat([Buffer.from('before'), bytes]).subarray('before'.length);
  for (const [givenBody, givenHeaders] of [
    [bytes, new Headers({ ...headers })],
    [bytes.buffer, upper],
    [buffer, { ...headers, host: 'crm.example', cookie: undefined }],
  ] as const)
    assert.equal((await verifyWebhook(givenBody, givenHeaders, secret, { now })).id, 'msg_1');
});

test('while a secret is changed, either side may have both', async () => {
  const { body, headers } = await signed();
  const stranger = await signTestWebhook(event, secretOf('x'), { id: 'msg_1', timestamp: now });
  const both = `v1a,AAAA v1,not-base64 ${stranger.headers['webhook-signature']} ${headers['webhook-signature']}`;
  await verifyWebhook(body, headers, [secretOf('n'), secret], { now });
  await verifyWebhook(body, { ...headers, 'webhook-signature': both }, [secret], { now });
  await assert.rejects(verifyWebhook(body, headers, [secretOf('n')], { now }), refusal('bad_signature'));
});

test('a header that is missing is named', async () => {
  const { body, headers } = await signed();
  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
    const without = Object.fromEntries(Object.entries(headers).filter(([given]) => given !== name));
    await assert.rejects(verifyWebhook(body, without, [secret], { now }), {
      name: 'WebhookError',
      code: 'missing_header',
      message: `${name} is missing.`,
    });
  }
  for (const time of ['hello', '1e9', '-1', '1614265330.5', ''])
    await assertRefused('missing_header', body, { ...headers, 'webhook-timestamp': time });
});

test('five minutes before and after are near enough, and a second more is not', async () => {
  for (const [seconds, given] of [
    [300, {}],
    [-300, {}],
    [60, { tolerance: 60 }],
  ] as const) {
    const { body, headers } = await signed(new Date(now.getTime() + seconds * 1000));
    await verifyWebhook(body, headers, [secret], { now, ...given });
    const late = await signed(new Date(now.getTime() + (seconds + Math.sign(seconds)) * 1000));
    await assertRefused('stale', late.body, late.headers, given);
  }
  const { body, headers } = await signed();
  await assertRefused('stale', body, headers, { tolerance: Number.NaN });
});

test('whatever is changed on the way, the signature is no longer right', async () => {
  const { body, headers } = await signed();
  const signature = headers['webhook-signature'];
  for (const [changedBody, changed] of [
    [`${body} `, {}],
    [body.replace('resolved', 'declined'), {}],
    [body, { 'webhook-id': 'msg_2' }],
    [body, { 'webhook-timestamp': String(now.getTime() / 1000 - 1) }],
    [body, { 'webhook-signature': signature.slice(0, 20) }],
    [body, { 'webhook-signature': signature.replace('v1,', 'v2,') }],
    [body, { 'webhook-signature': 'v1,' }],
    ['', {}],
  ] as const)
    await assertRefused('bad_signature', changedBody, { ...headers, ...changed });
});

test('a body that is no event of the contract is refused without a word of it', async () => {
  const canary = 'canary-7f3a';
  for (const body of [
    canary,
    `{"${canary}`,
    `"${canary}"`,
    JSON.stringify({ ...event, data: canary }),
    JSON.stringify({ ...event, data: { ...event.data, status: canary } }),
    // No event of this type leads there.
    JSON.stringify({ ...event, data: { ...event.data, status: 'received' } }),
  ])
    await assert.rejects(
      verifyWebhook(body, headersFor(body), [secret], { now }),
      error => refusal('bad_body')(error) && !String(error).includes(canary),
    );
});

test('a type of event that a newer contract has is told apart', async () => {
  const body = JSON.stringify({ ...event, type: 'request.celebrated' });
  await assertRefused('unknown_event', body, headersFor(body));
});

test('members of a later version are no part of the event', async () => {
  const body = JSON.stringify({ ...event, data: { ...event.data, mood: 'good' }, mood: 'good' });
  assert.deepEqual(await verifyWebhook(body, headersFor(body), [secret], { now }), { ...event, id: 'msg_1' });
});

test('a secret that is none is the receiver’s own mistake, and is not repeated', async () => {
  const { body, headers } = await signed();
  for (const wrong of [
    '',
    'canary',
    'whsec_',
    'whsec_canary!',
    `whsec_${btoa('canary')}`,
    `whsec_${btoa('c'.repeat(65))}`,
  ])
    await assert.rejects(
      verifyWebhook(body, headers, [wrong], { now }),
      error => error instanceof TypeError && !/canary|Y2FuYXJ5/.test(error.message),
    );
  await assert.rejects(verifyWebhook(body, headers, [], { now }), TypeError);
  await assert.rejects(signTestWebhook(event, 'canary'), TypeError);
});

test('an error of another copy of the client is known by its name', () => {
  const other = Object.assign(new Error('stale'), { name: 'WebhookError', code: 'stale' });
  assert.ok(isWebhookError(other));
  assert.ok(isWebhookError(new WebhookError('stale', 'x')));
  assert.equal(isWebhookError(new Error('stale')), false);
});

test('every type of event is told apart, with the status that it leads to', async () => {
  for (const [type, next] of Object.entries(eventTypes)) {
    const status = next === 'unchanged' || next === 'previous' ? 'in_progress' : next;
    const body = JSON.stringify({ ...event, type: `request.${type}`, data: { ...event.data, status } });
    const verified = await verifyWebhook(body, headersFor(body), [secret], { now });
    assert.equal(verified.type, `request.${type}`);
    if (verified.type === 'request.forwarded') {
      const forwarded: 'forwarded' = verified.data.status;
      assert.equal(forwarded, 'forwarded');
    }
  }
});
