import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { openBackend } from '../../reference-server/src/backends/open-backend.ts';
import { createMetrics } from '../../reference-server/src/metrics.ts';
import { testDatabase } from '../support/postgres/test-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('the connections to the database, and who waits for one, are there for Prometheus', async t => {
  const metrics = createMetrics();
  const settings = { databaseUrl: await testDatabase(t), dataFolder: await temporaryFolder(t) };
  const backend = await openBackend(settings, { log: pino({ level: 'silent' }), metrics });
  t.after(() => backend.close());
  const numberOf = async (name: string) =>
    Number(new RegExp(`^mimer_database_${name} (\\d+)$`, 'm').exec(await metrics.text())?.[1]);
  const asked = Array.from({ length: 50 }, () => backend.keys.list());
  assert.ok((await numberOf('waiting')) > 0);
  await Promise.all(asked);
  const open = await numberOf('connections');
  assert.ok(open > 0);
  assert.deepEqual([await numberOf('connections_idle'), await numberOf('waiting')], [open, 0]);
});
