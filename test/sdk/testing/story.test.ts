import assert from 'node:assert/strict';
import { createMimer } from '@melikgazi/mimer-sdk';
import type { Action } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import { solveChallenge } from '@melikgazi/mimer-sdk/challenge';
import { complaint, startBackend } from './support.ts';

test('a request lives its whole life over the client', async () => {
  const { backend, citizen, desk, setNow } = startBackend();
  const live = backend.apiKey({ test: false, client: 'desk' });
  const challenge = await solveChallenge(await citizen.challenge.get());
  const receipt = await citizen.requests.create({ ...complaint, challenge });
  const { reference, trackingCode } = receipt;
  assert.equal(receipt.dueOn, '2026-12-24');
  assert.equal(receipt.subject, 'Çukur / yol bozukluğu');

  const clerk = createMimer({ endpoint: backend.endpoint, fetch: backend.fetch, apiKey: live });
  const act = async (action: Action) => {
    const { version } = await clerk.desk.requests.get(reference);
    return clerk.desk.requests.act(reference, action, { version });
  };
  await assert.rejects(desk.desk.requests.get(reference), { code: 'not_found' });
  await act({ type: 'forward', unit: 'roads', note: 'Bugün bakılsın.' });
  await act({ type: 'ask', text: 'Hangi kapının önünde?' });
  const asked = await citizen.requests.track(reference, trackingCode);
  assert.equal(asked.status, 'awaiting_citizen');
  assert.equal(asked.can.reply, true);
  assert.doesNotMatch(JSON.stringify(asked), /Bugün bakılsın|desk/);

  const replied = await citizen.requests.reply(reference, trackingCode, { text: '12 numaranın.' });
  assert.equal(replied.status, 'forwarded');
  setNow('2026-11-26T09:00:00Z');
  await act({ type: 'resolve', text: 'Çukur kapatıldı.' });
  const resolved = await citizen.requests.track(reference, trackingCode);
  assert.deepEqual([resolved.status, resolved.can.rate, resolved.can.reopen], ['resolved', true, true]);
  const rated = await citizen.requests.rate(reference, trackingCode, { score: 2, text: 'Yine çöktü.' });
  assert.equal(rated.can.rate, false);
  const reopened = await citizen.requests.reopen(reference, trackingCode, { text: 'Yine çöktü.' });
  assert.deepEqual([reopened.status, reopened.dueOn], ['in_review', '2026-12-26']);
  assert.deepEqual(
    reopened.timeline.map(({ type }) => type),
    ['received', 'forwarded', 'asked', 'replied', 'resolved', 'rated', 'reopened'],
  );
  assert.equal(backend.requests.at(-1)?.reference, reference);
  assert.equal(backend.requests.at(-1)?.submitted.description, complaint.description);
});
