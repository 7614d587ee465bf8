import assert from 'node:assert/strict';
import { deskRequestSchema, deskSummaryPageSchema } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer, type ServerOptions } from '../../support/server.ts';

const hidden = {
  kind: 'idea',
  service: 'STR-2',
  applicant: { givenName: 'Zeynep', phone: '+905302539191', hideIdentity: true },
} as const;

const start = async (t: Parameters<typeof startServer>[0], options?: ServerOptions) => {
  const server = await startServer(t, options);
  const read = async (key: string, reference: string) =>
    z.parse(
      deskRequestSchema,
      await (await server.call(`/desk/requests/${reference}`, { headers: bearer(key) })).json(),
    );
  const list = async (key: string, query = '') =>
    z.parse(
      deskSummaryPageSchema,
      await (await server.call(`/desk/requests${query}`, { headers: bearer(key) })).json(),
    );
  return { ...server, read, list };
};

test('who asked to stay hidden is shown only to keys with desk:sensitive', async t => {
  const server = await start(t);
  const plain = await server.key(['requests:write', 'desk:read']);
  const sensitive = await server.key(['desk:read', 'desk:sensitive']);
  const { reference } = await server.submit(plain, hidden);
  assert.equal((await server.read(plain, reference)).applicant, undefined);
  assert.equal((await server.read(sensitive, reference)).applicant?.givenName, 'Zeynep');
});

test('who asked to stay hidden is found only by keys with desk:sensitive', async t => {
  const server = await start(t);
  const plain = await server.key(['requests:write', 'desk:read']);
  const sensitive = await server.key(['desk:read', 'desk:sensitive']);
  await server.submit(plain, hidden);
  assert.equal((await server.list(plain, '?q=zeynep')).items.length, 0);
  assert.equal((await server.list(sensitive, '?q=zeynep')).items.length, 1);
});

test('a key bound to a unit sees that unit’s requests and no others', async t => {
  const server = await start(t);
  const mimer = await server.key(['requests:write', 'desk:read', 'desk:write']);
  const works = await server.key(['desk:read', 'desk:write'], { unit: 'works' });
  const mine = await server.submit(mimer);
  const theirs = await server.submit(mimer);
  await server.post(
    `/desk/requests/${mine.reference}/actions`,
    { type: 'forward', unit: 'works' },
    { ...bearer(mimer), 'If-Match': '"1"' },
  );
  await server.post(
    `/desk/requests/${theirs.reference}/actions`,
    { type: 'forward', unit: 'parks' },
    { ...bearer(mimer), 'If-Match': '"1"' },
  );
  assert.deepEqual(
    (await server.list(works, '?unit=parks')).items.map(({ reference }) => reference),
    [mine.reference],
  );
  assert.equal((await server.read(works, mine.reference)).reference, mine.reference);
  await assertProblem(
    await server.call(`/desk/requests/${theirs.reference}`, { headers: bearer(works) }),
    'not_found',
  );
  const deed = server.post(
    `/desk/requests/${theirs.reference}/actions`,
    { type: 'resolve', text: 'x' },
    { ...bearer(works), 'If-Match': '"2"' },
  );
  await assertProblem(await deed, 'not_found');
});

test('a list carries no word that a citizen wrote', async t => {
  const server = await start(t);
  const key = await server.key(['requests:write', 'desk:read']);
  await server.submit(key, { description: 'canary-text', applicant: { givenName: 'canary-name' } });
  assert.ok(!JSON.stringify(await server.list(key)).includes('canary'));
});

test('a query that can’t be followed names its parameter', async t => {
  const server = await start(t);
  const key = await server.key(['desk:read']);
  for (const [query, parameter] of [
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['status=lost', 'status'],
    ['receivedFrom=yesterday', 'receivedFrom'],
    ['sort=mood', 'sort'],
    ['overdue=perhaps', 'overdue'],
    ['cursor=%20nonsense', 'cursor'],
    ['colour=red', 'colour'],
    ['unit=a&unit=b', 'unit'],
  ]) {
    const response = await server.call(`/desk/requests?${query}`, { headers: bearer(key) });
    assert.equal(response.status, 422);
    const { errors } = z.parse(
      z.object({ errors: z.array(z.object({ parameter: z.string() })) }),
      await response.json(),
    );
    assert.deepEqual(
      errors.map(error => error.parameter),
      [parameter],
    );
  }
});
