import { scopes, statisticsSchema, type NewRequest, type Statistics } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { actAtDesk, eraseAtDesk } from '../../support/desk-calls.ts';
import { assertInvalid } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';

const resolve = { type: 'resolve', text: 'Done.' } as const;

const start = async (t: TestContext) => {
  const server = await startServer(t);
  const key = await server.key(scopes);
  const submit = async (times: number, body: Partial<NewRequest> = {}): Promise<string[]> => {
    const references: string[] = [];
    for (let index = 0; index < times; index += 1)
      references.push((await server.submit(key, body)).reference);
    return references;
  };
  const inPublic = async (query = ''): Promise<Statistics> =>
    z.parse(statisticsSchema, await (await server.call(`/statistics${query}`)).json());
  const atDesk = async (query = '', by = key): Promise<Statistics> =>
    z.parse(
      statisticsSchema,
      await (await server.call(`/desk/statistics${query}`, { headers: bearer(by) })).json(),
    );
  return { server, key, submit, inPublic, atDesk };
};

test('without a query the last twelve months are counted, this one included', async t => {
  const { submit, inPublic, atDesk } = await start(t);
  await submit(5, { receivedAt: '2025-12-01T05:00:00Z' });
  await submit(5, { receivedAt: '2025-12-01T04:59:59Z' });
  await submit(5);
  for (const { from, to, total, byMonth } of [await inPublic(), await atDesk()]) {
    assert.deepEqual([from, to, total], ['2025-12-01', '2026-11-23', 10]);
    assert.deepEqual(byMonth, { '2025-12': 5, '2026-11': 5 });
  }
});

test('in public whole months are counted, at the desk the days that were asked for', async t => {
  const { submit, inPublic, atDesk } = await start(t);
  await submit(5, { receivedAt: '2026-03-01T17:00:00Z' });
  await submit(6, { receivedAt: '2026-03-20T17:00:00Z' });
  const query = '?from=2026-03-10&to=2026-03-25';
  const open = await inPublic(query);
  assert.deepEqual([open.from, open.to, open.total], ['2026-03-01', '2026-03-31', 10]);
  const desk = await atDesk(query);
  assert.deepEqual([desk.from, desk.to, desk.total], ['2026-03-10', '2026-03-25', 6]);
});

test('few are counted at the desk and not told of in public', async t => {
  const { submit, inPublic, atDesk } = await start(t);
  await submit(4, { source: 'petition' });
  await submit(7, { source: 'phone' });
  assert.deepEqual((await atDesk()).bySource, { petition: 4, phone: 7 });
  const open = await inPublic();
  assert.deepEqual([open.bySource, open.total], [{ phone: 5 }, 10]);
});

test('the desk knows durations and ratings', async t => {
  const { server, key, submit, atDesk } = await start(t);
  const references = await submit(2, { source: 'phone', receivedAt: '2026-11-21T17:00:00Z' });
  await submit(1);
  for (const reference of references) await actAtDesk(server, key, reference, resolve);
  const { medianDaysToClose, daysToClose, byStatus, byServiceGroup } = await atDesk();
  assert.equal(medianDaysToClose, 2);
  assert.deepEqual(daysToClose, { count: 2, median: 2, p90: 2 });
  assert.deepEqual(byStatus, { received: 1, resolved: 2 });
  assert.deepEqual(byServiceGroup, { STR: 3 });
});

test('a key that is bound to a unit counts that unit’s requests', async t => {
  const { server, key, submit, atDesk } = await start(t);
  const [mine = ''] = await submit(3);
  await actAtDesk(server, key, mine, { type: 'forward', unit: 'works' });
  const works = await server.key(['desk:read'], { unit: 'works' });
  assert.equal((await atDesk('', works)).total, 1);
});

test('tests are not counted', async t => {
  const { server, inPublic, atDesk } = await start(t);
  const tests = await server.key(scopes, { test: true });
  for (let index = 0; index < 6; index += 1) await server.submit(tests);
  assert.equal((await inPublic()).total, 0);
  assert.equal((await atDesk()).total, 0);
});

test('figures are the same after an erasure and after the next start', async t => {
  const { server, key, submit, inPublic, atDesk } = await start(t);
  const references = await submit(6, {
    kind: 'idea',
    source: 'petition',
    receivedAt: '2026-10-21T17:00:00Z',
    location: { neighbourhood: 'old-mill', street: 'Main' },
    applicant: { givenName: 'Zeynep', phone: '+905302539191' },
  });
  for (const reference of references)
    await actAtDesk(server, key, reference, { type: 'forward', unit: 'works' }, resolve);
  const works = await server.key(['desk:read'], { unit: 'works' });
  const before = [await inPublic(), await atDesk(), await atDesk('', works)];
  for (const reference of references) assert.equal((await eraseAtDesk(server, key, reference)).status, 204);
  assert.deepEqual([await inPublic(), await atDesk(), await atDesk('', works)], before);
  await server.close();
  const { call } = await startServer(t, { folder: server.folder });
  assert.deepEqual(z.parse(statisticsSchema, await (await call('/statistics')).json()), before[0]);
});

test('public figures may be kept for five minutes and revalidated', async t => {
  const { server } = await start(t);
  const response = await server.call('/statistics');
  assert.equal(response.headers.get('Cache-Control'), 'public, max-age=300');
  const etag = response.headers.get('ETag') ?? '';
  const again = await server.call('/statistics', { headers: { 'If-None-Match': etag } });
  assert.equal(again.status, 304);
});

test('the desk’s figures are kept nowhere', async t => {
  const { server, key } = await start(t);
  const response = await server.call('/desk/statistics', { headers: bearer(key) });
  assert.equal(response.headers.get('Cache-Control'), 'private, no-store');
});

test('a time that can’t be counted names its parameter', async t => {
  const { server, key } = await start(t);
  for (const path of ['/statistics', '/desk/statistics']) {
    const get = (query: string) => server.call(`${path}${query}`, { headers: bearer(key) });
    await assertInvalid(await get('?from=lately'), { from: 'invalid_format' });
    await assertInvalid(await get('?from=2026-03-02&to=2026-03-01'), { from: 'invalid' });
    await assertInvalid(await get('?from=2026-12-01'), { from: 'invalid' });
  }
});

test('a time at either end of the calendar is counted', async t => {
  const { submit, inPublic, atDesk } = await start(t);
  await submit(5);
  for (const query of ['?from=0001-01-01', '?to=9999-12-31', '?from=0000-01-01&to=9999-12-31']) {
    assert.equal((await inPublic(query)).total, 5, query);
    assert.equal((await atDesk(query)).total, 5, query);
  }
});
