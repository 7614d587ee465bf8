import assert from 'node:assert/strict';
import { test } from 'node:test';
import { threeHandles } from '../support/postgres/three-servers.ts';

const turn = { jurisdiction: 'riverton', name: 'retention' };

test('what is done in turn is done by one server at a time', async t => {
  const { all } = await threeHandles(t);
  let doing = 0;
  let most = 0;
  await Promise.all(
    [...all, ...all].map(({ backend }) =>
      backend.inTurn(turn, async () => {
        doing += 1;
        most = Math.max(most, doing);
        await backend.keys.list();
        doing -= 1;
      }),
    ),
  );
  assert.equal(most, 1);
});

test('a job that another server is doing is left to it, and done when nobody does it', async t => {
  const { one, two } = await threeHandles(t);
  await one.backend.unlessTaken(turn, async () => {
    assert.equal(await two.backend.unlessTaken(turn, () => Promise.resolve('done')), undefined);
    const another = { ...turn, name: 'sweep' };
    assert.equal(await two.backend.unlessTaken(another, () => Promise.resolve('done')), 'done');
  });
  assert.equal(await two.backend.unlessTaken(turn, () => Promise.resolve('done')), 'done');
});

test('a turn ends with work that fails, and the failure is told as it is', async t => {
  const { one, two } = await threeHandles(t);
  const failing = one.backend.inTurn(turn, () => Promise.reject(new Error('ENOENT: of the work itself')));
  await assert.rejects(failing, { name: 'Error', message: /of the work itself/ });
  assert.equal(await two.backend.unlessTaken(turn, () => Promise.resolve('done')), 'done');
});
