import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { serverProcess } from '../support/server-process.ts';

const documentSchema = z.object({
  paths: z.object({
    '/requests': z.object({
      post: z.object({
        requestBody: z.object({
          content: z.object({
            'application/json': z.object({
              examples: z.object({ callCentre: z.object({ value: z.unknown() }) }),
            }),
          }),
        }),
      }),
    }),
  }),
});

const example = fileURLToPath(new URL('../../examples/six-channels/index.ts', import.meta.url));

test('each of MİMER’s channels registers one request, however often the example runs', async t => {
  const server = await serverProcess(t);
  const key = await server.command(
    'key',
    'create',
    '--label',
    'Channels',
    '--scopes',
    'requests:write,desk:read',
  );
  const env = { ...process.env, MIMER_ENDPOINT: server.endpoint, MIMER_KEY: key };
  const run = async () =>
    (await promisify(execFile)(process.execPath, ['--conditions=mimer-source', example], { env })).stdout;
  const counts = (output: string) => output.slice(output.indexOf('Requests by source'));
  const first = await run();
  assert.deepEqual(counts(first).trim().split('\n').slice(1), [
    'email        1',
    'in_person    1',
    'petition     1',
    'phone        1',
    'social_media 1',
    'whatsapp     1',
  ]);
  assert.equal(await run(), first);
});

test('the call that the reference shows for a call centre is taken by the server that shows it', async t => {
  const server = await serverProcess(t);
  const key = await server.command('key', 'create', '--label', 'Calls', '--scopes', 'requests:write');
  const shown = z.parse(documentSchema, await (await fetch(`${server.endpoint}/openapi.json`)).json());
  const { value } = shown.paths['/requests'].post.requestBody.content['application/json'].examples.callCentre;
  const answer = await fetch(`${server.endpoint}/requests`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': 'the-example-of-a-call',
    },
    body: JSON.stringify(value),
  });
  assert.equal(answer.status, 201, await answer.text());
});
