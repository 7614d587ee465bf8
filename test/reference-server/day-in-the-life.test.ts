import assert from 'node:assert/strict';
import type { Receipt } from '@melikgazi/mimer-sdk/contract';
import { createMimer } from '@melikgazi/mimer-sdk';
import { test, type TestContext } from 'node:test';
import { pino } from 'pino';
import type { Message } from '../../reference-server/src/notifications/channel.ts';
import { createOutboxWorker } from '../../reference-server/src/notifications/outbox-worker.ts';
import { rivertonUrl, startServer } from '../support/server.ts';
import { smallJpeg } from '../support/uploads.ts';

const monday = '2026-11-23T17:00:00.000Z';
const tuesday = '2026-11-24T17:00:00.000Z';
const friday = '2026-12-04T17:00:00.000Z';
const saturday = '2026-12-05T17:00:00.000Z';

/** Riverton with a gateway for text messages, and clients of the SDK for all who meet here. */
const riverton = async (t: TestContext) => {
  const server = await startServer(t, { now: monday });
  const messages: Message[] = [];
  const worker = createOutboxWorker({
    ...server.endpoint,
    channels: {
      sms: {
        send: message => {
          messages.push(message);
          return Promise.resolve();
        },
      },
    },
    testRecipients: new Set(),
    log: pino({ level: 'silent' }),
  });
  t.after(() => worker.stop());
  const client = (apiKey?: string) =>
    createMimer({ endpoint: rivertonUrl, fetch: server.fetch, apiKey, locale: 'en' });
  return {
    server,
    callCentre: client(await server.key(['requests:write'], { client: 'call-centre' })),
    desk: client(await server.key(['desk:read', 'desk:write', 'desk:sensitive'], { client: 'desk' })),
    works: client(await server.key(['desk:read', 'desk:write'], { client: 'works', unit: 'works' })),
    citizen: client(),
    /** The text messages to a telephone since it was last looked at. */
    newMessages: async (to: string) => {
      await worker.round();
      const texts = messages.filter(message => message.to === to).map(({ text }) => text);
      for (const read of messages.filter(message => message.to === to))
        messages.splice(messages.indexOf(read), 1);
      return texts;
    },
    /** Solves a challenge now: it expires by the machine's clock, and this day has one of its own. */
    solve: async (storyTime: string) => {
      server.setNow(new Date().toISOString());
      const challenge = await server.solve();
      server.setNow(storyTime);
      return challenge;
    },
  };
};

test('a day in the life of a request', async t => {
  const { server, callCentre, desk, works, citizen, newMessages, solve } = await riverton(t);
  const [ayse, ali] = ['+905302539191', '+905302539192'];
  const version = async ({ reference }: Receipt) => (await desk.desk.requests.get(reference)).version;

  // On Monday noon Ayşe telephones: there is a hole in Main Street. The call centre reads her number and code to her.
  const call = await callCentre.requests.create({
    kind: 'complaint',
    service: 'STR-1',
    description: 'There is a hole before our door.',
    attributes: { size: 'small' },
    location: { street: 'Main Street' },
    applicant: { givenName: 'Ayşe', familyName: 'Demir', address: 'Main Street 1', phone: ayse },
    reply: { channel: 'sms', locale: 'en' },
    source: 'phone',
    externalId: 'call-4711',
    operator: 'Clerk 7',
  });
  const { reference, trackingCode } = call;
  assert.equal(call.dueOn, '2026-12-03');
  const [receipt, ...others] = await newMessages(ayse);
  assert.ok(receipt?.includes(reference) && receipt.includes(trackingCode), String(receipt));
  assert.deepEqual(others, []);

  // The desk forwards it to Public works, whose own list it appears in.
  await desk.desk.requests.act(
    reference,
    { type: 'forward', unit: 'works', note: 'The school bus passes there.' },
    { version: await version(call) },
  );
  const [row] = (await works.desk.requests.page()).items;
  assert.deepEqual([row?.reference, row?.status, row?.source], [reference, 'forwarded', 'phone']);
  await works.desk.requests.act(reference, { type: 'start' }, { version: await version(call) });

  // On Tuesday they do not find it, and ask; Ayşe reads the question and answers with a photo.
  server.setNow(tuesday);
  await works.desk.requests.act(
    reference,
    { type: 'ask', text: 'Before which house?' },
    { version: await version(call) },
  );
  assert.equal((await newMessages(ayse)).length, 3, 'forwarded, started, asked');
  const asked = await citizen.requests.track(reference, trackingCode);
  assert.deepEqual([asked.status, asked.timeline.at(-1)?.text], ['awaiting_citizen', 'Before which house?']);
  assert.equal(asked.can.reply, true);
  const photo = await citizen.attachments.upload(
    new Blob([new Uint8Array(smallJpeg)], { type: 'image/jpeg' }),
    {
      name: 'hole.jpg',
      reference,
      trackingCode,
      challenge: await solve(tuesday),
    },
  );
  const replied = await citizen.requests.reply(reference, trackingCode, {
    text: 'Before number 7.',
    attachments: [photo.id],
  });
  assert.equal(replied.status, 'in_progress');
  assert.equal((await works.desk.attachments.get(reference, photo.id)).type, 'image/jpeg');

  // Asphalt is late: one extension, with its reason.
  await works.desk.requests.act(
    reference,
    { type: 'extend', days: 5, reason: 'There is no asphalt before Friday.' },
    { version: await version(call) },
  );
  const extended = await citizen.requests.track(reference, trackingCode);
  assert.deepEqual([extended.dueOn, extended.dueBasis?.extendedFrom], ['2026-12-08', '2026-12-03']);

  // Meanwhile Ali reports the same hole; his request is merged into hers, and he is told so, but not whose it is.
  const second = await callCentre.requests.create({
    kind: 'complaint',
    service: 'STR-1',
    description: 'A hole at number 7.',
    attributes: { size: 'large', depth: 20 },
    location: { street: 'Main Street' },
    applicant: { givenName: 'Ali', phone: ali },
    reply: { channel: 'sms', locale: 'en' },
    source: 'phone',
  });
  await desk.desk.requests.act(second.reference, { type: 'merge', into: reference }, { version: 1 });
  const merged = await citizen.requests.track(second.reference, second.trackingCode);
  assert.equal(merged.status, 'merged');
  assert.ok(!JSON.stringify(merged).includes(reference));
  assert.equal((await newMessages(ali)).length, 2, 'received, merged');
  await newMessages(ayse);

  // On Friday the hole is filled. Both are told.
  server.setNow(friday);
  await works.desk.requests.act(
    reference,
    { type: 'resolve', text: 'The hole was filled.' },
    { version: await version(call) },
  );
  assert.equal((await newMessages(ayse)).length, 1, 'resolved');
  const [news, ...more] = await newMessages(ali);
  assert.ok(news?.includes(second.reference) && !news.includes(reference), String(news));
  assert.deepEqual(more, []);
  const resolved = await citizen.requests.track(reference, trackingCode);
  assert.deepEqual(
    [
      resolved.status,
      resolved.closedAt,
      resolved.timeline.find(({ type }) => type === 'resolved')?.notification?.state,
    ],
    ['resolved', friday, 'sent'],
  );

  // It is not filled well: Ayşe gives two of five, and reopens it. The time to answer starts anew.
  await citizen.requests.rate(reference, trackingCode, { score: 2, text: 'It sank in again.' });
  server.setNow(saturday);
  const reopened = await citizen.requests.reopen(reference, trackingCode, { text: 'It sank in again.' });
  assert.deepEqual([reopened.status, reopened.dueOn, reopened.can.rate], ['in_review', '2026-12-15', false]);

  // It is filled again, and well.
  await works.desk.requests.act(
    reference,
    { type: 'resolve', text: 'It was filled again and rolled.' },
    { version: await version(call) },
  );
  const rated = await citizen.requests.rate(reference, trackingCode, { score: 5 });
  assert.deepEqual(
    [rated.status, rated.can],
    ['resolved', { reply: false, rate: false, reopen: true, withdraw: false, changeReplyChannel: false }],
  );

  // What is left of the day, in the citizen's eyes and in the desk's.
  assert.deepEqual(
    rated.timeline.filter(({ type }) => type !== 'delivered').map(({ type }) => type),
    [
      'received',
      'forwarded',
      'started',
      'asked',
      'replied',
      'extended',
      'resolved',
      'rated',
      'reopened',
      'resolved',
      'rated',
    ],
  );
  const file = await desk.desk.requests.get(reference);
  assert.deepEqual([file.source, file.externalId, file.operator], ['phone', 'call-4711', 'Clerk 7']);
  assert.deepEqual(
    file.timeline.flatMap(({ by }) => by ?? []),
    ['call-centre', 'desk', 'works', 'works', 'works', 'works', 'works'],
  );
  assert.ok(!/call-4711|Clerk 7|school bus|"by"/.test(JSON.stringify(rated)));
});
