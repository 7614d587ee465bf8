import assert from 'node:assert/strict';
import { solveChallenge } from '@melikgazi/mimer-sdk/challenge';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openLowdbBackend } from '../../../reference-server/src/backends/lowdb-backend.ts';
import { configFrom } from '../../../reference-server/src/config.ts';
import { createMetrics } from '../../../reference-server/src/metrics.ts';
import { openEndpoints } from '../../../reference-server/src/open-endpoints.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const jurisdictions = fileURLToPath(new URL('../../support/jurisdictions', import.meta.url));

/** How many tries a challenge takes of a server with these settings. */
const triesWith = async (t: TestContext, settings: Record<string, string>): Promise<number> => {
  const data = await temporaryFolder(t);
  const config = configFrom({ MIMER_DATA: data, MIMER_JURISDICTIONS: jurisdictions, ...settings });
  const [endpoint, ...others] = await openEndpoints(config, openLowdbBackend(data), createMetrics());
  assert.ok(endpoint);
  const { solution } = await solveChallenge(await endpoint.challenges.issue(new Date()));
  await Promise.all([endpoint, ...others].map(({ store }) => store.close()));
  return solution.counter;
};

test('a submission without a key costs as many tries as the operator has set', async t => {
  assert.equal(await triesWith(t, { CHALLENGE_TRIES: '1' }), 1);
  const usual = await triesWith(t, {});
  assert.ok(usual >= 100 && usual <= 300, `${usual} tries`);
});
