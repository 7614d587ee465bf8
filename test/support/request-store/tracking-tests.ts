import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byKey, draftOf, started } from '../drafts.ts';
import type { OpenStore } from '../request-store-suite.ts';

export const trackingTests = (open: OpenStore): void => {
  test('what a tracking code is made from is known as soon as the request is', async t => {
    const store = await open(t);
    const tracking = { salt: 'first', secretId: 'secret' };
    const { request } = await store.insert(draftOf(byKey('a'), { tracking }));
    assert.deepEqual(await store.trackingOf(request.reference), tracking);
  });

  test('it changes with the request', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf(byKey('a')));
    const tracking = { salt: 'renewed', secretId: 'secret' };
    await store.update(request.reference, 1, stored => ({ ...started(stored), tracking }));
    assert.deepEqual(await store.trackingOf(request.reference), tracking);
  });

  test('there is none of a reference that is unknown', async t => {
    const store = await open(t);
    for (const reference of ['2026-4819073-2', '', '../x', '__proto__'])
      assert.equal(await store.trackingOf(reference), undefined);
  });

  test('a store that can write says so, as often as it is asked', async t => {
    const store = await open(t);
    for (let times = 0; times < 3; times += 1)
      assert.deepEqual(await store.check(), { writable: true, broken: 0 });
  });

  test('a store that is closed says that it can’t write', async t => {
    const store = await open(t);
    await store.close();
    assert.equal((await store.check()).writable, false);
  });
};
