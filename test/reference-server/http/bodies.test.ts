import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertProblem } from '../../support/problem.ts';
import { startServer, tip } from '../../support/server.ts';

const headers = { 'Idempotency-Key': '0123456789abcdef' };

test('a compressed body is refused, whether it is one or only says so', async t => {
  const server = await startServer(t);
  for (const encoding of ['gzip', 'br', 'x'])
    await assertProblem(
      await server.post('/requests', tip, { ...headers, 'Content-Encoding': encoding }),
      'unsupported_media_type',
    );
});

test('a body nested so deeply that walking through it would break something is refused', async t => {
  const server = await startServer(t);
  for (const nested of ['['.repeat(5000) + ']'.repeat(5000), '{"a":'.repeat(33) + '1' + '}'.repeat(33)])
    await assertProblem(await server.post('/requests', `{"attributes":${nested}}`, headers), 'malformed');
});

test('a member called __proto__ is unknown and changes nothing', async t => {
  const server = await startServer(t);
  const body = JSON.stringify(tip).replace('{', '{"__proto__":{"admin":true},');
  const problem = await assertProblem(await server.post('/requests', body, headers), 'unknown_member');
  assert.deepEqual(problem.errors, [{ pointer: '/__proto__', code: 'unknown_member' }]);
  assert.equal('admin' in {}, false);
});

test('a body that is not UTF-8 is refused rather than stored with holes', async t => {
  const server = await startServer(t);
  const text = JSON.stringify({ ...tip, description: 'Kaldırım çökmüş.' });
  for (const body of [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')]) {
    const response = await server.call('/requests', {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: new Uint8Array(body),
    });
    await assertProblem(response, 'malformed');
  }
});

test('half a character is refused, in a value and in a name', async t => {
  const server = await startServer(t);
  for (const body of ['{"description":"\\ud83d"}', '{"\\udc00":1}'])
    await assertProblem(await server.post('/requests', body, headers), 'malformed');
});

test('whoever takes no encoding at all gets the answer as it is', async t => {
  const server = await startServer(t);
  const response = await server.call('/services', { headers: { 'Accept-Encoding': '*;q=0' } });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Content-Encoding'), null);
});
