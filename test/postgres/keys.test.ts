import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monday, newKey } from '../support/keys.ts';
import { dump } from '../support/postgres/dump.ts';
import { threeHandles } from '../support/postgres/three-servers.ts';

test('what one server makes and revokes counts at once at the others', async t => {
  const { one, two, three } = await threeHandles(t);
  const key = await one.backend.keys.create(newKey, monday);
  const { id } = (await two.backend.keys.authenticate(key, monday)) ?? assert.fail();
  assert.equal(await three.backend.keys.revoke(id, monday), true);
  assert.equal(await two.backend.keys.authenticate(key, monday), undefined);
});

test('the key itself is nowhere in the database', async t => {
  const { url, one } = await threeHandles(t);
  const key = await one.backend.keys.create(newKey, monday);
  const dumped = await dump(url);
  assert.ok(dumped.includes('Çağrı Merkezi'));
  assert.ok(!dumped.includes(key.slice(-43)));
});
