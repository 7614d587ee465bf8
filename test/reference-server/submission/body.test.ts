import { test } from 'node:test';
import { assertProblem } from '../../support/problem.ts';
import { startServer } from '../../support/server.ts';

const headers = { 'Idempotency-Key': '0123456789abcdef' };

test('a body that is no JSON is malformed', async t => {
  const server = await startServer(t);
  await assertProblem(await server.post('/requests', '{"kind":', headers), 'malformed');
});

test('a body that is no object is malformed', async t => {
  const server = await startServer(t);
  await assertProblem(await server.post('/requests', '[]', headers), 'malformed');
  await assertProblem(await server.post('/requests', '"tip"', headers), 'malformed');
});

test('an empty body is refused', async t => {
  const server = await startServer(t);
  const response = await server.call('/requests', { method: 'POST', headers });
  await assertProblem(response, 'unsupported_media_type');
});

test('a body of another media type is not supported', async t => {
  const server = await startServer(t);
  await assertProblem(
    await server.post('/requests', 'kind=tip', {
      ...headers,
      'Content-Type': 'application/x-www-form-urlencoded',
    }),
    'unsupported_media_type',
  );
});

test('a body above 256 KiB is too large', async t => {
  const server = await startServer(t);
  const body = { description: 'x'.repeat(257 * 1024) };
  await assertProblem(await server.post('/requests', body, headers), 'too_large');
});

test('a submission without an idempotency key is refused', async t => {
  const server = await startServer(t);
  await assertProblem(await server.post('/requests', {}), 'idempotency_key_required');
});

test('an idempotency key that is too short is refused', async t => {
  const server = await startServer(t);
  await assertProblem(
    await server.post('/requests', {}, { 'Idempotency-Key': 'short' }),
    'idempotency_key_required',
  );
});
