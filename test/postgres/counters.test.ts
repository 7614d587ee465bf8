import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runOn } from '../support/postgres/empty-database.ts';
import { threeHandles } from '../support/postgres/three-servers.ts';

test('three servers count as one, and each count is told once', async t => {
  const { all } = await threeHandles(t);
  const counters = all.map(({ backend }) => backend.openCounter('calls', 600));
  const sums = await Promise.all(
    Array.from({ length: 90 }, async (_, index) => (await counters[index % 3]?.add('desk|bot'))?.sum),
  );
  assert.deepEqual(
    sums.toSorted((one, other) => Number(one) - Number(other)),
    Array.from({ length: 90 }, (_, index) => index + 1),
  );
  const { sum, secondsLeft } = (await counters[1]?.read('desk|bot')) ?? assert.fail();
  assert.equal(sum, 90);
  assert.ok(secondsLeft > 0 && secondsLeft <= 600, String(secondsLeft));
});

test('of thirty who redeem one challenge at once through three servers, one does', async t => {
  const { byTurns } = await threeHandles(t);
  const redeemed = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      byTurns(index).backend.openCounter('redeemed', 3600).add('riverton|a nonce'),
    ),
  );
  assert.equal(redeemed.filter(({ sum }) => sum === 1).length, 1);
});

test('what one counter counts is not another’s', async t => {
  const { one } = await threeHandles(t);
  await one.backend.openCounter('calls', 600).add('key');
  assert.equal((await one.backend.openCounter('wrong-codes', 600).read('key')).sum, 0);
});

test('when its window is over the count begins anew, and the row goes in time', async t => {
  const { url, one } = await threeHandles(t);
  const counter = one.backend.openCounter('calls', 600);
  await counter.add('key');
  await counter.add('key');
  await runOn(url, `UPDATE mimer.counters SET expire = ${Date.now() - 1}`);
  assert.equal((await counter.read('key')).sum, 0);
  await one.backend.sweep(new Date());
  assert.equal((await runOn(url, 'SELECT 1 FROM mimer.counters')).length, 1);
  assert.equal((await counter.add('key')).sum, 1);
  await one.backend.sweep(new Date(Date.now() + 2 * 3_600_000));
  assert.equal((await runOn(url, 'SELECT 1 FROM mimer.counters')).length, 0);
});
