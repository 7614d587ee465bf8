import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { complaint, deskKey, openCase } from '../../support/desk.ts';
import { keepingChannel, listNotifications, outboxOf } from '../../support/outbox.ts';
import { startServer } from '../../support/server.ts';

const secret = 'Dear Ayşe, it is mended.';

/** A request that was merged into another, which was resolved since; the first messages are sent. */
const withMerged = async (t: TestContext) => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const merged = await openCase(server, key, {
    ...complaint,
    applicant: { phone: '+905301112233' },
  });
  const main = await openCase(server, key);
  const channel = keepingChannel();
  const worker = outboxOf(server, { channels: { sms: channel } });
  await merged.does({ type: 'merge', into: main.receipt.reference });
  await worker.round();
  channel.sent.length = 0;
  await main.does({ type: 'resolve', text: secret });
  return { server, key, merged, main, channel, worker };
};

test('when a request is closed, the citizens of those merged into it are told, once', async t => {
  const { merged, main, channel, worker } = await withMerged(t);
  await worker.round();
  await worker.round();
  assert.deepEqual(
    channel.sent.map(({ to, reference, text }) => [to, reference, text]).sort(),
    [
      [
        '+905301112233',
        merged.receipt.reference,
        `Riverton: ${merged.receipt.reference}: the other one is resolved`,
      ],
      ['+905302539191', main.receipt.reference, `Riverton: ${main.receipt.reference} resolved`],
    ].sort(),
  );
});

test('a restart between the closing and the telling loses nothing and doubles nothing', async t => {
  const { server, merged } = await withMerged(t);
  await server.close();
  const again = await startServer(t, { folder: server.folder });
  const channel = keepingChannel();
  await outboxOf(again, { channels: { sms: channel } }).round();
  await again.close();
  const third = await startServer(t, { folder: server.folder });
  await outboxOf(third, { channels: { sms: channel } }).round();
  assert.equal(channel.sent.filter(({ reference }) => reference === merged.receipt.reference).length, 1);
});

test('news goes by telephone where the citizen wants that, and the task says it', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const merged = await openCase(server, key, { ...complaint, reply: { channel: 'phone', locale: 'en' } });
  const main = await openCase(server, key);
  await merged.does({ type: 'merge', into: main.receipt.reference });
  await main.does({ type: 'decline', reason: 'unclear', text: secret });
  await outboxOf(server).round();
  const { reference } = merged.receipt;
  const tasks = await listNotifications(server, key, `?reference=${reference}&state=task`);
  assert.equal(tasks.at(-1)?.text, `${reference}: the other one is declined.`);
});

test('what was written to one citizen is not told to another', async t => {
  const { merged, channel, worker } = await withMerged(t);
  await worker.round();
  const told = channel.sent.filter(({ reference }) => reference === merged.receipt.reference);
  assert.equal(told.length, 1);
  assert.ok(!JSON.stringify(told).includes(secret));
});

test('a citizen who wants to hear nothing is told nothing', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const merged = await openCase(server, key, { kind: 'tip', reply: { channel: 'none', locale: 'en' } });
  const main = await openCase(server, key);
  await merged.does({ type: 'merge', into: main.receipt.reference });
  await main.does({ type: 'resolve', text: secret });
  await outboxOf(server).round();
  assert.deepEqual((await merged.get()).notifications, []);
});
