import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statuses } from '@melikgazi/mimer-sdk/contract';
import { isReference } from '@melikgazi/mimer-sdk/reference';
import { bearer, complaint, noon, startBackend } from './support.ts';

const transcript = async (seed: number): Promise<string> => {
  const { backend, apiKey, call, post } = startBackend({ seed });
  const lines = [JSON.stringify(backend.requests)];
  const note = async (response: Response) => {
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    lines.push(`${response.status}\n${headers}\n${await response.text()}`);
  };
  await note(await call('/'));
  await note(await call('/challenge'));
  const key = { ...bearer(apiKey), 'Idempotency-Key': 'a-key-that-is-long-enough' };
  await note(await post('/requests', complaint, key));
  await note(await call('/desk/requests?limit=5', { headers: bearer(apiKey) }));
  await note(await call('/nowhere'));
  return lines.join('\n');
};

test('two backends with one seed and one clock answer the same bytes', async () => {
  assert.equal(await transcript(7), await transcript(7));
  assert.notEqual(await transcript(7), await transcript(8));
});

test('after a reset a backend is as it was', async () => {
  const { backend, apiKey, post } = startBackend();
  const before = JSON.stringify(backend.requests);
  const headers = { ...bearer(apiKey), 'Idempotency-Key': 'a-key-that-is-long-enough' };
  assert.equal((await post('/requests', complaint, headers)).status, 201);
  assert.notEqual(JSON.stringify(backend.requests), before);
  backend.reset();
  assert.equal(JSON.stringify(backend.requests), before);
  assert.equal((await post('/requests', complaint, headers)).status, 401, 'its keys are gone');
  assert.equal(backend.apiKey(), apiKey, 'and come again');
});

test('the seed has requests in every status, before the clock, with references that check', () => {
  const { backend } = startBackend();
  for (const test of [true, false])
    assert.deepEqual(
      new Set(backend.requests.filter(request => request.test === test).map(({ status }) => status)),
      new Set(Object.keys(statuses)),
    );
  for (const { reference, receipt } of backend.requests) {
    assert.ok(isReference(reference), reference);
    assert.ok(Date.parse(receipt.receivedAt) < noon.getTime());
  }
});
