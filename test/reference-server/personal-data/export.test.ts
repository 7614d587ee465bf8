import { deskRequestSchema, scopes } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';

const path = (reference: string) => `/desk/requests/${reference}/personal-data`;

test('an export is a file with all that is stored, hidden or not', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write']);
  const { reference } = await server.submit(key, {
    kind: 'idea',
    service: 'STR-3',
    description: 'Help for my mother.',
    applicant: { givenName: 'Zeynep', phone: '+905302539191' },
  });
  const headers = bearer(await server.key(['desk:sensitive']));
  const response = await server.call(path(reference), { headers });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Content-Disposition'), `attachment; filename="${reference}.json"`);
  assert.match(response.headers.get('Content-Type') ?? '', /^application\/json/);
  assert.equal(response.headers.get('Cache-Control'), 'private, no-store');
  const exported = z.parse(deskRequestSchema, await response.json());
  assert.equal(exported.description, 'Help for my mother.');
  assert.equal(exported.applicant?.phone, '+905302539191');
});

test('an export is for keys with desk:sensitive, of their unit', async t => {
  const server = await startServer(t);
  const all = await server.key(scopes);
  const { reference } = await server.submit(all);
  const without = await server.key(scopes.filter(scope => scope !== 'desk:sensitive'));
  await assertProblem(await server.call(path(reference), { headers: bearer(without) }), 'forbidden');
  const parks = await server.key(scopes, { unit: 'parks' });
  await assertProblem(await server.call(path(reference), { headers: bearer(parks) }), 'not_found');
});
