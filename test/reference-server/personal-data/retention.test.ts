import { scopes, type Action } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { pino } from 'pino';
import { fateOf, type RetentionRules } from '../../../reference-server/src/requests/retention.ts';
import { rulesOf, startRetention } from '../../../reference-server/src/retention/retention-job.ts';
import { sweep } from '../../../reference-server/src/retention/sweep.ts';
import { actAtDesk, readAtDesk } from '../../support/desk-calls.ts';
import { eventOf, storedRequest } from '../../support/drafts.ts';
import { overriding } from '../../support/overriding.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer, type ServerOptions } from '../../support/server.ts';
import { attachmentFiles, upload } from '../../support/uploads.ts';

const rules: RetentionRules = { closedDays: 100, attachmentsDays: 50, testDays: 30 };
const resolve = { type: 'resolve', text: 'Done.' } as const satisfies Action;
const canary = 'canary-e01f';

const photo = { id: 'a'.repeat(32), name: 'photo.jpg', mediaType: 'image/jpeg', bytes: 3 };
const received = eventOf('received', '2026-01-01T12:00:00Z');
// In New York it is still the 9th of January.
const resolved = eventOf('resolved', '2026-01-10T04:00:00Z');
const on = (day: string) => ({ day, timeZone: 'America/New_York' });

for (const [title, given, day, fate] of [
  ['an open request is kept for ever', { events: [received] }, '2036-01-01', 'keep'],
  ['a closed request is kept for its days', { events: [received, resolved] }, '2026-04-18', 'keep'],
  [
    'a closed request is erased when its days are over',
    { events: [received, resolved] },
    '2026-04-19',
    'erase',
  ],
  [
    'a request that was reopened is kept',
    { events: [received, resolved, eventOf('reopened', '2026-01-11T12:00:00Z')] },
    '2036-01-01',
    'keep',
  ],
  [
    'its days begin again with the next closing',
    {
      events: [
        received,
        resolved,
        eventOf('reopened', '2026-01-11T12:00:00Z'),
        eventOf('resolved', '2026-02-01T12:00:00Z'),
      ],
    },
    '2026-04-19',
    'keep',
  ],
  [
    'files are kept for their days',
    { events: [received, resolved], attachments: [photo] },
    '2026-02-27',
    'keep',
  ],
  [
    'files go before the request',
    { events: [received, resolved], attachments: [photo] },
    '2026-02-28',
    'dropAttachments',
  ],
  ['a request without files has none to drop', { events: [received, resolved] }, '2026-02-28', 'keep'],
  ['a tombstone stays', { events: [received, resolved], erasedOn: '2026-04-19' }, '2036-01-01', 'keep'],
  ['a test is kept for its days', { receivedAt: '2026-01-01T12:00:00Z', test: true }, '2026-01-30', 'keep'],
  [
    'a test is removed though it is open',
    { receivedAt: '2026-01-01T12:00:00Z', test: true },
    '2026-01-31',
    'remove',
  ],
] as const)
  test(title, () => {
    assert.equal(fateOf(storedRequest('2026-4819073-2', given), rules, on(day)), fate);
  });

test('without a time for files they go with the request', () => {
  const request = storedRequest('2026-4819073-2', { events: [received, resolved], attachments: [photo] });
  assert.equal(fateOf(request, { closedDays: 100, testDays: 30 }, on('2026-04-18')), 'keep');
});

test('the operator’s days take the place of the jurisdiction’s', () => {
  assert.deepEqual(rulesOf({ closedDays: 100, testDays: 30 }, 7), { closedDays: 7, testDays: 30 });
  assert.deepEqual(rulesOf({ closedDays: 100, testDays: 30 }), { closedDays: 100, testDays: 30 });
});

/** A server on which requests of all kinds have been closed long ago, and one lately. */
const afterYears = async (t: TestContext, options?: ServerOptions) => {
  const server = await startServer(t, options);
  const key = await server.key(scopes);
  const testKey = await server.key(scopes, { test: true });
  const submit = async (by: string, file = false) => {
    const attachments = file ? [(await upload(server, undefined, bearer(by))).id] : [];
    return (await server.submit(by, { description: canary, attachments })).reference;
  };
  const old = await submit(key, true);
  await actAtDesk(server, key, old, resolve);
  const open = await submit(key);
  const tried = await submit(testKey, true);
  server.setNow('2027-01-20T17:00:00.000Z');
  const withPhoto = await submit(key, true);
  await actAtDesk(server, key, withPhoto, resolve);
  server.setNow('2027-03-12T17:00:00.000Z');
  const recent = await submit(key, true);
  await actAtDesk(server, key, recent, resolve);
  const errors: unknown[] = [];
  const run = (signal?: AbortSignal) =>
    sweep(server.endpoint, {
      rules,
      onError: error => errors.push(error),
      ...(signal !== undefined && { signal }),
    });
  const photos = async () => (await attachmentFiles(server)).filter(({ path }) => !path.endsWith('.json'));
  return { server, key, testKey, old, open, tried, withPhoto, recent, run, errors, photos };
};

test('a sweep erases what is old, drops its files, and leaves all else', async t => {
  const { server, key, testKey, old, open, tried, withPhoto, recent, run, photos } = await afterYears(t);
  assert.equal((await photos()).length, 4);
  assert.deepEqual(await run(), { erased: 1, attachmentsDropped: 1, testsRemoved: 1, failed: 0 });
  assert.equal((await readAtDesk(server, key, old)).erasedOn, '2027-03-12');
  assert.equal((await readAtDesk(server, key, open)).description, canary);
  const dropped = await readAtDesk(server, key, withPhoto);
  assert.deepEqual([dropped.attachments, dropped.description], [[], canary]);
  assert.equal((await readAtDesk(server, key, recent)).attachments.length, 1);
  const headers = bearer(testKey);
  await assertProblem(await server.call(`/desk/requests/${tried}`, { headers }), 'not_found');
  assert.equal((await photos()).length, 1);
});

test('a second sweep finds nothing more to do', async t => {
  const { run } = await afterYears(t);
  await run();
  assert.deepEqual(await run(), { erased: 0, attachmentsDropped: 0, testsRemoved: 0, failed: 0 });
});

test('an erasure by age is logged as such, and raises no version that a clerk may hold', async t => {
  const { server, key, old, run } = await afterYears(t);
  const { version } = await readAtDesk(server, key, old);
  await run();
  const [entry] = await server.endpoint.erasures.entries();
  assert.deepEqual([entry?.reference, entry?.reason], [old, 'retention']);
  const tombstone = await readAtDesk(server, key, old);
  assert.equal(tombstone.version, version);
  assert.equal(tombstone.timeline.at(-1)?.actor, 'system');
});

test('a request that fails keeps no other from its fate', async t => {
  let failing = '';
  const { server, key, testKey, old, tried, run, errors } = await afterYears(t, {
    store: real =>
      overriding(real, {
        remove: reference =>
          reference === failing ? Promise.reject(new Error('disk')) : real.remove(reference),
      }),
  });
  failing = tried;
  assert.deepEqual(await run(), { erased: 1, attachmentsDropped: 1, testsRemoved: 0, failed: 1 });
  assert.equal(errors.length, 1);
  assert.equal((await readAtDesk(server, key, old)).erasedOn, '2027-03-12');
  assert.equal((await readAtDesk(server, testKey, tried)).description, canary);
});

test('a request that is reopened and closed again while the sweep comes near is kept', async t => {
  let reopen: (found: string) => Promise<void> = () => Promise.resolve();
  const { server, key, old, run } = await afterYears(t, {
    store: real =>
      overriding(real, {
        find: async reference => {
          const found = await real.find(reference);
          await reopen(reference);
          return found;
        },
      }),
  });
  let isReopened = false;
  // By then the sweep has read it, and not yet erased it.
  reopen = async found => {
    if (isReopened || found !== old) return;
    isReopened = true;
    await actAtDesk(server, key, old, { type: 'reopen', text: 'It is back.' }, resolve);
  };
  assert.equal((await run()).erased, 0);
  assert.equal((await readAtDesk(server, key, old)).description, canary);
});

test('a sweep stops before the next request when the server stops', async t => {
  const { run } = await afterYears(t);
  assert.deepEqual(await run(AbortSignal.abort()), {
    erased: 0,
    attachmentsDropped: 0,
    testsRemoved: 0,
    failed: 0,
  });
});

test('the job runs at the start and every day, and reports in numbers alone', async t => {
  const { server, key, recent } = await afterYears(t);
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: line => void lines.push(line) });
  const timer = new EventTarget();
  const days: { milliseconds: number; begin: () => void }[] = [];
  const firstRun = once(timer, 'set');
  const job = startRetention({
    endpoints: [server.endpoint],
    log,
    closedDays: undefined,
    unlessTaken: (_turn, work) => work(),
    stopping: new AbortController().signal,
    setTimer: (begin, milliseconds) => {
      days.push({ begin, milliseconds });
      timer.dispatchEvent(new Event('set'));
      return () => undefined;
    },
  });
  await firstRun;
  assert.equal(days[0]?.milliseconds, 86_400_000);
  server.setNow('2027-12-01T17:00:00.000Z');
  const secondRun = once(timer, 'set');
  days[0].begin();
  await secondRun;
  await job.stop();
  assert.equal((await readAtDesk(server, key, recent)).erasedOn, '2027-12-01');
  const reports = lines.map((line): unknown => JSON.parse(line));
  assert.partialDeepStrictEqual(reports, [
    { jurisdiction: 'riverton', erased: 1, attachmentsDropped: 1, testsRemoved: 1, failed: 0 },
    { jurisdiction: 'riverton', erased: 2, attachmentsDropped: 0, testsRemoved: 0, failed: 0 },
  ]);
  assert.ok(!lines.join('').includes('2026-') && !lines.join('').includes(canary));
});

test('what another server of the same database is doing is left to it', async t => {
  const { server, key, old } = await afterYears(t);
  const lines: string[] = [];
  const job = startRetention({
    endpoints: [server.endpoint],
    log: pino({ level: 'info' }, { write: line => void lines.push(line) }),
    closedDays: undefined,
    unlessTaken: () => Promise.resolve(undefined),
    stopping: new AbortController().signal,
  });
  await job.stop();
  assert.equal((await readAtDesk(server, key, old)).erasedOn, undefined);
  assert.deepEqual(lines, []);
});
