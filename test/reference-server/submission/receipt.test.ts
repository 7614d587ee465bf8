import assert from 'node:assert/strict';
import { deskRequestSchema } from '@melikgazi/mimer-sdk/contract';
import { isReference } from '@melikgazi/mimer-sdk/reference';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { bearer, startServer } from '../../support/server.ts';

test('a receipt names the request, its secret, its subject and when it is due', async t => {
  const server = await startServer(t);
  const receipt = await server.submit(await server.key(['requests:write']), {
    kind: 'complaint',
    reply: { channel: 'none', locale: 'tr' },
    service: 'STR-1',
    location: { street: 'Main' },
    attributes: { size: 'small' },
  });
  assert.ok(isReference(receipt.reference));
  assert.match(receipt.trackingCode, /^\d{10}$/);
  assert.equal(receipt.receivedAt, '2026-11-23T17:00:00.000Z');
  assert.equal(receipt.subject, 'Çukur');
  assert.equal(receipt.dueOn, '2026-12-03');
  assert.deepEqual(receipt.dueBasis, { rule: 'Charter 7', days: 10, unit: 'calendar' });
  assert.equal(receipt.trackingUrl, `http://riverton.test/#${receipt.reference}`);
  assert.equal(receipt.test, false);
});

test('a kind without a rule has no due date', async t => {
  const server = await startServer(t);
  const receipt = await server.submit(await server.key(['requests:write']));
  assert.equal(receipt.dueOn, undefined);
});

test('the reference’s year is the year where the municipality is', async t => {
  const server = await startServer(t, { now: '2027-01-01T04:59:00.000Z' });
  const receipt = await server.submit(await server.key(['requests:write']));
  assert.match(receipt.reference, /^2026-/);
});

test('the due date counts from the day it reached the municipality', async t => {
  const server = await startServer(t);
  const receipt = await server.submit(await server.key(['requests:write']), {
    kind: 'complaint',
    receivedAt: '2026-11-20T23:30:00-05:00',
  });
  assert.equal(receipt.dueOn, '2026-11-30');
  assert.equal(receipt.receivedAt, '2026-11-21T04:30:00.000Z');
});

test('gaps in the identity are taken from a key and shown at the desk', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write', 'desk:read']);
  const { reference } = await server.submit(key, { kind: 'complaint', source: 'social_media' });
  const response = await server.call(`/desk/requests/${reference}`, { headers: bearer(key) });
  const { missing } = z.parse(deskRequestSchema, await response.json());
  assert.deepEqual(missing, ['/applicant/givenName', '/applicant/familyName', '/applicant/address']);
});
