import { runConformance } from '@melikgazi/mimer-conformance';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyDatabase } from '../support/postgres/empty-database.ts';
import { serversBehindOne } from '../support/postgres/server-processes.ts';

const isLong = process.env['MIMER_LONG'] !== undefined;
const scopes = 'requests:write,desk:read,desk:write,desk:erase,desk:sensitive';

/** Live answers take a connection of their process, and so each counts its own. */
const countedInEachProcess = 'live/at-most-three';

/** In short: what may differ between one process and several. */
const only = isLong ? /(?:)/ : /^(exactly-once|attachments|citizen|challenge|guessing|live)\//;

for (const [title, count] of [
  ...(isLong ? [['a server on a database keeps every rule', 1] as const] : []),
  ['three servers on one database keep every rule as one would, whichever gets a call', 3],
] as const)
  test(title, async t => {
    const { origin, calls, servers } = await serversBehindOne(t, count, await emptyDatabase(t));
    const apiKey = await servers[0]?.command('key', 'create', '--label', 'Kit', '--scopes', scopes, '--test');
    const endpoint = `${origin}/melikgazi/v1`;
    const { results } = await runConformance({ endpoint, apiKey, only, parallel: isLong ? 200 : 20 });
    assert.deepEqual(
      results.filter(
        ({ id, status }) =>
          (status === 'failed' || status === 'blocked') && !(count > 1 && id === countedInEachProcess),
      ),
      [],
    );
    assert.ok(results.filter(({ status }) => status === 'passed').length > (isLong ? 150 : 30));
    assert.ok(
      calls().every(got => got > 50),
      String(calls()),
    );
  });
