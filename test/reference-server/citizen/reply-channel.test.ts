import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { complaint, deskKey, openCase } from '../../support/desk.ts';
import { assertInvalid } from '../../support/problem.ts';
import { startServer, tip } from '../../support/server.ts';

const start = async (t: TestContext, body: Parameters<typeof openCase>[2] = complaint) => {
  const server = await startServer(t);
  return openCase(server, await deskKey(server), body);
};

test('the citizen is told on another channel that reaches them', async t => {
  const request = await start(t);
  const tracked = await request.asks('reply-channel', { channel: 'phone', locale: 'tr' });
  assert.equal(tracked.reply.channel, 'phone');
  assert.equal(tracked.timeline.at(-1)?.type, 'replyChannelChanged');
  assert.deepEqual((await request.get()).reply, { channel: 'phone', locale: 'tr' });
  await request.does({ type: 'comment', text: 'On the way.', public: true });
  const { notifications } = await request.get();
  assert.equal(notifications.at(-1)?.channel, 'phone');
});

test('the language stays where none is given', async t => {
  const request = await start(t, { ...complaint, reply: { channel: 'sms', locale: 'tr' } });
  await request.asks('reply-channel', { channel: 'phone' });
  assert.equal((await request.get()).reply.locale, 'tr');
});

test('putting what is so already changes nothing', async t => {
  const request = await start(t);
  const before = await request.get();
  await request.asks('reply-channel', { channel: 'sms' });
  assert.deepEqual(await request.get(), before);
});

test('a channel that the contact does not reach is refused at the channel', async t => {
  const request = await start(t, {
    ...complaint,
    applicant: { phone: '+903522521333' },
    reply: { channel: 'phone', locale: 'en' },
  });
  for (const [channel, code] of [
    ['sms', 'mobile_required'],
    ['email', 'contact_required'],
    ['post', 'contact_required'],
    ['whatsapp', 'unknown_value'],
    ['pigeon', 'unknown_value'],
  ] as const)
    await assertInvalid(await request.citizen('reply-channel', { channel }), { '/channel': code });
});

test('what the old channel lacked is missing no more', async t => {
  const request = await start(t, { ...complaint, reply: { channel: 'email', locale: 'en' } });
  assert.ok((await request.get()).missing.includes('/applicant/email'));
  await request.asks('reply-channel', { channel: 'sms' });
  assert.ok(!(await request.get()).missing.includes('/applicant/email'));
});

test('who gave no contact has no other channel, and “can” says so', async t => {
  const request = await start(t, tip);
  assert.equal((await request.track()).can.changeReplyChannel, false);
  await assertInvalid(await request.citizen('reply-channel', { channel: 'sms' }), {
    '/channel': 'contact_required',
  });
});
