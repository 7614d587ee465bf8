import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { rivertonUrl, startServer } from '../../support/server.ts';

const documentSchema = z.object({
  openapi: z.string().check(z.startsWith('3.1')),
  servers: z.array(z.object({ url: z.string() })),
});

test('the document of an endpoint names that endpoint as its server, so that what reads it calls the right one', async t => {
  const server = await startServer(t);
  const answer = await server.call('/openapi.json');
  assert.equal(answer.status, 200);
  const { servers } = z.parse(documentSchema, await answer.json());
  assert.deepEqual(
    servers.map(({ url }) => url),
    [rivertonUrl],
  );
});
