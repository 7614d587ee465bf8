import { scopes } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAtDesk } from '../../support/desk-calls.ts';
import { assertInvalid } from '../../support/problem.ts';
import { bearer, startServer, tip } from '../../support/server.ts';

test('the versions of the notices that were shown are kept with the request, former ones too', async t => {
  const server = await startServer(t);
  const key = await server.key(scopes);
  for (const version of ['2', '1']) {
    const notices = [
      { id: 'general', version },
      { id: 'health', version: '1' },
    ];
    const { reference } = await server.submit(key, { notices });
    assert.deepEqual((await readAtDesk(server, key, reference)).notices, notices);
  }
});

test('a version that was never published is refused at its place', async t => {
  const server = await startServer(t);
  const headers = { ...bearer(await server.key(scopes)), 'Idempotency-Key': 'a'.repeat(16) };
  const notices = [{ id: 'general', version: '3' }];
  await assertInvalid(await server.post('/requests', { ...tip, notices }, headers), {
    '/notices/0/version': 'unknown_value',
  });
});
