import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskKey, openCase } from '../../support/desk.ts';
import { startServer } from '../../support/server.ts';

test('an open request is withdrawn, with a reason or without, for good', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const [one, other] = [await openCase(server, key), await openCase(server, key)];
  const withdrawn = await one.asks('withdrawal', { text: 'It was repaired.' });
  assert.deepEqual([withdrawn.status, withdrawn.timeline.at(-1)?.text], ['withdrawn', 'It was repaired.']);
  assert.ok(withdrawn.closedAt);
  assert.ok(Object.values(withdrawn.can).every(may => !may));
  assert.equal((await other.asks('withdrawal', {})).status, 'withdrawn');
});
