import { createMimer, isApiError } from '@melikgazi/mimer-sdk';
import { problemSchema } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { report, tinyBackend } from './tiny-backend.ts';

const isRefused = (code: string) => (error: unknown) => isApiError(error) && error.code === code;

test('the backend in Python takes a request in once, over parallel attempts and a killed process', async t => {
  const folder = await temporaryFolder(t);
  const first = await tinyBackend(t, folder);
  const keys = Array.from({ length: 10 }, () => crypto.randomUUID());
  const submit = (endpoint: string) =>
    Promise.all(
      keys.flatMap(idempotencyKey =>
        Array.from({ length: 10 }, () =>
          createMimer({ endpoint }).requests.create(report, { idempotencyKey, retries: 0 }),
        ),
      ),
    );
  const receipts = await submit(first.url);
  const references = new Set(receipts.map(({ reference }) => reference));
  assert.equal(references.size, keys.length);
  await first.kill();

  const second = await tinyBackend(t, folder);
  assert.deepEqual(await submit(second.url), receipts);
  const mimer = createMimer({ endpoint: second.url });
  const [idempotencyKey = ''] = keys;
  await assert.rejects(
    mimer.requests.create({ ...report, description: 'Başka bir şey.' }, { idempotencyKey }),
    isRefused('idempotency_mismatch'),
  );
  assert.equal(await second.stop(), 0);
});

test('the backend in Python shows a request to its tracking code alone, and lets nobody guess', async t => {
  const { url: endpoint } = await tinyBackend(t, await temporaryFolder(t));
  const mimer = createMimer({ endpoint, locale: 'en' });
  const { reference, trackingCode } = await mimer.requests.create(report);
  const tracked = await mimer.requests.track(reference, trackingCode);
  assert.equal(tracked.statusLabel, 'Received');
  assert.equal(tracked.location?.neighbourhood, 'cinar');

  const wrong = trackingCode === '0000000000' ? '1111111111' : '0000000000';
  for (let tries = 0; tries < 10; tries += 1)
    await assert.rejects(mimer.requests.track(reference, wrong), isRefused('not_found'));
  await assert.rejects(
    mimer.requests.track(reference, trackingCode, { retries: 0 }),
    isRefused('rate_limited'),
  );
});

test('the backend in Python names each member that it refuses', async t => {
  const { url: endpoint } = await tinyBackend(t, await temporaryFolder(t));
  const refusalOf = async (body: object) => {
    const response = await fetch(`${endpoint}/requests`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ ...report, ...body }),
    });
    assert.equal(response.status, 422);
    return z.parse(problemSchema, await response.json()).errors;
  };
  const cases: readonly (readonly [object, object])[] = [
    [{ colour: 'red' }, { pointer: '/colour', code: 'unknown_member' }],
    [{ description: '   ' }, { pointer: '/description', code: 'required' }],
    [
      { service: 'waste', attributes: null },
      { pointer: '/kind', code: 'not_allowed' },
    ],
    [{ service: 'spells' }, { pointer: '/service', code: 'unknown_value' }],
    [{ location: null }, { pointer: '/location', code: 'required' }],
    [{ location: { lat: 38.7 } }, { pointer: '/location/lng', code: 'required' }],
    [{ location: { lat: 91, lng: 35 } }, { pointer: '/location/lat', code: 'too_large' }],
    [{ attributes: { size: 'car' } }, { pointer: '/attributes/closed', code: 'required' }],
    [{ attributes: null }, { pointer: '/attributes/size', code: 'required' }],
    [{ attributes: { size: 'moon' } }, { pointer: '/attributes/size', code: 'unknown_value' }],
    [
      { attributes: { size: 'plate', closed: 'left' } },
      { pointer: '/attributes/closed', code: 'not_allowed' },
    ],
    [{ attachments: ['f1'] }, { pointer: '/attachments', code: 'not_allowed' }],
    [{ notices: [] }, { pointer: '/notices', code: 'required' }],
    [{ externalId: 'call-1' }, { pointer: '/externalId', code: 'not_allowed' }],
    [{ reply: { channel: 'phone', locale: 'tr' } }, { pointer: '/reply/channel', code: 'not_allowed' }],
    [
      { applicant: { nationalId: '10000000147' } },
      { pointer: '/applicant/nationalId', code: 'invalid_checksum' },
    ],
  ];
  for (const [body, expected] of cases)
    assert.deepEqual(await refusalOf(body), [expected], JSON.stringify(body));
});
