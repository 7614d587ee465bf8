import { test } from 'node:test';
import { assertInvalid } from '../../support/problem.ts';
import { bearer, startServer, tip } from '../../support/server.ts';

test('a request for records must be whole, even from a key', async t => {
  const server = await startServer(t);
  const headers = { 'Idempotency-Key': 'a'.repeat(16), ...bearer(await server.key(['requests:write'])) };
  const body = {
    ...tip,
    kind: 'records',
    service: 'STR-4',
    applicant: { givenName: 'A', familyName: 'B', address: 'C' },
  };
  await assertInvalid(await server.post('/requests', body, headers), { '/applicant/nationalId': 'required' });
});

test('a service that left the list is taken for thirty days more', async t => {
  const server = await startServer(t);
  await server.submit(await server.key(['requests:write']), { service: 'STR-5' });
  server.setNow('2026-12-03T00:00:00.000Z');
  const headers = { 'Idempotency-Key': 'a'.repeat(16), ...bearer(await server.key(['requests:write'])) };
  await assertInvalid(await server.post('/requests', { ...tip, service: 'STR-5' }, headers), {
    '/service': 'unknown_value',
  });
});
