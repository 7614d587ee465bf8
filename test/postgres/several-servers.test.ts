import { receiptSchema } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { challengeHeader } from '../support/challenge-header.ts';
import { deskKey, openCase } from '../support/desk.ts';
import { liveEvents } from '../support/live-events.ts';
import { manualTimer } from '../support/manual-timer.ts';
import { testDatabases } from '../support/postgres/test-database.ts';
import { assertProblem } from '../support/problem.ts';
import { bearer, startServer, tip, type ServerOptions } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runTestsOn } from '../support/test-backend.ts';
import { upload } from '../support/uploads.ts';

runTestsOn(testDatabases);

/** Three servers on one database. */
const three = async (t: TestContext, options: ServerOptions = {}) => {
  const folder = await temporaryFolder(t);
  const first = await startServer(t, { folder, ...options });
  const second = await startServer(t, { folder, ...options });
  const third = await startServer(t, { folder, ...options });
  const all = [first, second, third];
  /** One of them, by turns. */
  const byTurns = (index: number) => all[index % 3] ?? first;
  return { first, second, third, all, byTurns };
};

test('who follows a request at one server hears of what is done at another', async t => {
  const { setTimer } = manualTimer();
  const { first, second } = await three(t, { setTimer });
  const { receipt, act } = await openCase(second, await deskKey(second));
  const events = liveEvents(
    await first.call(`/requests/${receipt.reference}/live`, { headers: bearer(receipt.trackingCode) }),
  );
  assert.equal((await events.nextRequest()).status, 'received');
  await act({ type: 'review' }, 1);
  assert.equal((await events.nextRequest()).status, 'in_review');
  await events.cancel();
});

test('a file that was uploaded to one server is claimed once, through whichever', async t => {
  const { first, all, byTurns } = await three(t);
  const key = await first.key(['requests:write']);
  const { id } = await upload(first, undefined, bearer(key));
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      byTurns(index).post(
        '/requests',
        { ...tip, attachments: [id] },
        { ...bearer(key), 'Idempotency-Key': crypto.randomUUID() },
      ),
    ),
  );
  const [taken, ...more] = answers.filter(answer => answer.status === 201);
  assert.deepEqual(more, []);
  assert.equal(answers.filter(answer => answer.status === 422).length, 29);
  const { reference, trackingCode } = z.parse(receiptSchema, await taken?.json());
  const path = `/requests/${reference}/attachments/${id}`;
  for (const server of all)
    assert.equal((await server.call(path, { headers: bearer(trackingCode) })).status, 200);
});

test('a challenge that one server has spent is spent at the others', async t => {
  const { first, second } = await three(t, { clock: () => new Date(), wrongCodes: 0 });
  const { reference, trackingCode } = await first.submit(await first.key(['requests:write']));
  const headers = { ...bearer(trackingCode), ...challengeHeader(await second.solve()) };
  assert.equal((await first.call(`/requests/${reference}`, { headers })).status, 200);
  await assertProblem(await second.call(`/requests/${reference}`, { headers }), 'challenge_failed');
});

test('wrong codes count wherever they come in, and so do calls', async t => {
  const { all, third } = await three(t, { wrongCodes: 6, limits: { challenges: 5 } });
  const guess = async (server: (typeof all)[number]) =>
    server.call('/requests/2026-0000000-0', { headers: bearer('0000000000') });
  for (let times = 0; times < 2; times += 1)
    for (const server of all) await assertProblem(await guess(server), 'not_found');
  await assertProblem(await guess(third), 'challenge_required');
  const asked = [];
  for (let times = 0; times < 2; times += 1)
    for (const server of all) asked.push((await server.call('/challenge')).status);
  assert.deepEqual(asked, [200, 200, 200, 200, 200, 429]);
});
