import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksUnder, type Block } from '../support/documents/markdown.ts';
import { walk } from '../support/documents/walk.ts';
import { freePort } from '../support/free-port.ts';
import { postgresBinaries } from '../support/postgres/binaries.ts';
import { emptyDatabase, runOn } from '../support/postgres/empty-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const under = (heading: string): Block[] => blocksUnder('reference-server/OPERATING.md', heading, 'sh');

test('the commands that the operators’ guide has for PostgreSQL work', async t => {
  const folder = await temporaryFolder(t);
  const url = await emptyDatabase(t);
  const [before, dumpAndBack] = under('PostgreSQL');
  assert.ok(before && dumpAndBack);
  const [written = ''] = /postgresql:\/\/\S+(?=')/.exec(before.code) ?? [];
  assert.ok(written.startsWith('postgresql://mimer:'));
  const programs = postgresBinaries();
  const { code, out, error } = await walk({
    folder,
    port: await freePort(),
    ours: { [written]: url },
    ...(programs !== undefined && { programs }),
    blocks: [
      ...under('First start').map(block => ({ block })),
      { block: before, isStopped: true },
      ...under('From a folder to the database').map(block => ({ block })),
      { block: dumpAndBack },
    ],
  });
  assert.equal(code, 0, `${out.slice(-2000)}\n${error}`);
  assert.match(out, /note {4}the database has no tables yet/);
  assert.match(out, /melikgazi: 0 requests, .* each read back from the database and the same\./);
  assert.match(out, /^1 API key\. Start all servers with DATABASE_URL/m);
  assert.deepEqual(await runOn(url, 'SELECT count(*)::int FROM mimer.api_keys'), [{ count: 1 }]);
});
