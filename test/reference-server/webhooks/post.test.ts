import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { post } from '../../../reference-server/src/outbound/post.ts';
import { httpReceiver } from '../../support/http-receiver.ts';

const sent = (url: string) => ({ url: new URL(url), body: '{"a":"ş"}', headers: { 'X-One': '1' } });

test('a body and its headers arrive as they are, and the status is answered', async t => {
  const receiver = await httpReceiver(t, () => 202);
  assert.equal(await post(sent(receiver.url)), 202);
  const [call] = receiver.calls;
  assert.equal(call?.body, '{"a":"ş"}');
  assert.deepEqual(
    [call?.headers['content-type'], call?.headers['x-one'], call?.headers['content-length']],
    ['application/json', '1', '10'],
  );
});

test('a redirect is not followed', async t => {
  const receiver = await httpReceiver(t, () => 302);
  assert.equal(await post(sent(receiver.url)), 302);
  assert.equal(receiver.calls.length, 1);
});

test('a receiver that drops the call is told by the system’s name for it', async t => {
  const receiver = await httpReceiver(t, () => 'dropped');
  await assert.rejects(post(sent(receiver.url)), { name: 'PostError', message: 'ECONNRESET' });
});

test('a receiver that does not answer in time is given up', async t => {
  const receiver = await httpReceiver(t, () => new Promise(() => undefined));
  await assert.rejects(post({ ...sent(receiver.url), timeoutMilliseconds: 50 }), {
    name: 'PostError',
    message: 'timeout',
  });
});

test('an answer without an end is not read to its end', async t => {
  const server = createServer((_request, response) => {
    response.writeHead(200);
    const write = () => {
      while (response.writable && response.write('x'.repeat(65_536)));
    };
    response.on('drain', write);
    write();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const closed = Promise.withResolvers<void>();
  server.on('connection', socket => socket.on('close', () => closed.resolve()));
  const address = server.address();
  assert.ok(address !== null && typeof address !== 'string');
  assert.equal(await post(sent(`http://127.0.0.1:${address.port}/`)), 200);
  await closed.promise;
});

test('a connection goes to the address that was looked at, whatever the name leads to', async t => {
  const receiver = await httpReceiver(t);
  const addresses = [{ address: '127.0.0.1', family: 4 }];
  const url = `http://name-that-leads-nowhere.invalid:${receiver.port}/in`;
  assert.equal(await post({ ...sent(url), addresses }), 200);
  assert.match(receiver.calls[0]?.headers.host ?? '', /^name-that-leads-nowhere\.invalid:/);
});
