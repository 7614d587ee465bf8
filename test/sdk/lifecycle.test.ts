import assert from 'node:assert/strict';
import {
  actions,
  citizenCalls,
  eventTypes,
  statusAfter,
  statuses,
  type EventType,
} from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';

const after = (...types: EventType[]) => statusAfter(types);

test('the table names no status or event that is not defined', () => {
  for (const { from, event } of [...Object.values(actions), ...Object.values(citizenCalls)]) {
    assert.ok(Object.hasOwn(eventTypes, event));
    for (const status of from) assert.ok(Object.hasOwn(statuses, status));
  }
});

test('a request is received until something else happens', () => {
  assert.equal(after(), 'received');
  assert.equal(after('received', 'commented', 'amended'), 'received');
});

test('a reply leads back to the status before the question', () => {
  assert.equal(after('received', 'started', 'asked'), 'awaiting_citizen');
  assert.equal(after('received', 'started', 'asked', 'replied'), 'in_progress');
  assert.equal(after('received', 'forwarded', 'asked', 'asked', 'answered'), 'forwarded');
});

test('a reply that nobody asked for changes nothing', () => {
  assert.equal(after('received', 'forwarded', 'replied'), 'forwarded');
  assert.equal(after('received', 'resolved', 'replied'), 'resolved');
});

test('reopening leads to review', () => {
  assert.equal(after('received', 'forwarded', 'resolved', 'reopened'), 'in_review');
});

test('nothing but reopening leads out of a closed status', () => {
  const closed = Object.entries(statuses).filter(([, { open }]) => !open);
  for (const [status] of closed)
    for (const [name, { from, event }] of Object.entries(actions)) {
      const isLegal = from.some(legal => legal === status);
      if (isLegal && name !== 'reopen')
        assert.equal(eventTypes[event], 'unchanged', `${name} from ${status}`);
    }
});
