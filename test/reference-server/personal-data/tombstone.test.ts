import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadJurisdiction } from '../../../reference-server/src/jurisdictions/load.ts';
import { closedAtOf, dueOf, erase, statusOf, unitOf, withMessages } from '@melikgazi/mimer-sdk/domain';
import { eventOf } from '../../support/drafts.ts';
import { canary, fullRequest } from '../../support/full-request.ts';
import { rivertonFolder } from '../../support/server.ts';

const data = await loadJurisdiction(rivertonFolder);
const [neighbourhood] = data.neighbourhoods;
const reference = '2026-4819073-2';
const at = '2026-11-24T04:59:59.999Z';
const erasure = { data, at, newId: () => 'new-id', actor: 'staff' } as const;

test('nothing that anybody wrote or gave is left', () => {
  const tombstone = erase(fullRequest(reference), erasure);
  assert.ok(JSON.stringify(fullRequest(reference)).includes(canary));
  assert.ok(!JSON.stringify(tombstone).includes(canary), JSON.stringify(tombstone, null, 2));
  assert.ok(!JSON.stringify(tombstone).includes('1.234567'));
});

test('what statistics need is left', () => {
  const request = fullRequest(reference, { location: { neighbourhood: neighbourhood?.code ?? '' } });
  const tombstone = erase(request, erasure);
  for (const member of ['reference', 'kind', 'service', 'source', 'receivedAt', 'test'] as const)
    assert.equal(tombstone[member], request[member], member);
  assert.equal(statusOf(tombstone), 'resolved');
  assert.equal(unitOf(tombstone), 'works');
  assert.equal(closedAtOf(tombstone), '2026-11-07T14:00:00.000Z');
  assert.deepEqual(dueOf(tombstone), dueOf(request));
  assert.deepEqual(tombstone.location, { neighbourhood: neighbourhood?.code });
  assert.deepEqual(
    tombstone.events.flatMap(({ score }) => score ?? []),
    [4],
  );
});

test('the day is that of the time zone, and an event that webhooks hear of tells of it', () => {
  const tombstone = erase(fullRequest(reference), erasure);
  assert.equal(tombstone.erasedOn, '2026-11-23');
  assert.deepEqual(tombstone.events.at(-1), {
    id: 'new-id',
    at,
    type: 'erased',
    actor: 'staff',
    public: true,
  });
});

test('the keys that it was submitted with are known again, whatever comes with it', () => {
  const { uniques } = erase(fullRequest(reference), erasure);
  assert.deepEqual(uniques, {
    idempotency: { key: 'hmac-of-the-key', content: '' },
    alsoIdempotency: [{ key: 'hmac-of-another', content: '' }],
  });
});

test('what somebody typed for a neighbourhood is no code, and goes', () => {
  const request = fullRequest(reference, { location: { neighbourhood: `beside ${canary}` } });
  assert.equal(erase(request, erasure).location, undefined);
});

test('no message is owed any more, and messages to webhooks stay without their errors', () => {
  const tombstone = erase(fullRequest(reference), erasure);
  assert.deepEqual(tombstone.notifications, []);
  assert.deepEqual(tombstone.reply, { channel: 'none', locale: 'en' });
  assert.deepEqual(
    tombstone.deliveries.map(({ id, state }) => [id, state]),
    [['delivery-1', 'failed']],
  );
});

test('webhooks hear that it was erased, and its citizen is told nothing', () => {
  const before = fullRequest(reference);
  const { deliveries, notifications } = withMessages(before, erase(before, erasure), {
    now: at,
    newId: () => 'message-id',
    tells: () => true,
    webhooks: [{ id: 'crm', wants: () => true }],
  });
  assert.deepEqual(notifications, []);
  const { type, status, state } = deliveries.at(-1) ?? assert.fail();
  assert.deepEqual([type, status, state], ['request.erased', 'resolved', 'pending']);
});

test('an older copy that is still open is closed as it had been', () => {
  const open = fullRequest(reference, { events: [eventOf('received', '2026-11-02T14:00:00.000Z')] });
  const closing = { as: 'declined', at: '2026-11-10T14:00:00.000Z' } as const;
  const tombstone = erase(open, { ...erasure, closing });
  assert.equal(statusOf(tombstone), 'declined');
  assert.equal(closedAtOf(tombstone), closing.at);
  const closed = erase(fullRequest(reference), { ...erasure, closing });
  assert.equal(statusOf(closed), 'resolved');
});
