import type { TestContext } from 'node:test';
import type { JurisdictionParts } from '../../../reference-server/src/backends/backend.ts';
import {
  openPostgresBackend,
  type PostgresBackend,
} from '../../../reference-server/src/backends/postgres-backend.ts';
import type { StagingLimits } from '../../../reference-server/src/attachments/staging-limits.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testDatabase } from './test-database.ts';

/** What one of several servers has of the database that they share. */
export interface Handle extends JurisdictionParts {
  readonly backend: PostgresBackend;
}

export const clock = () => new Date('2026-11-23T17:00:00.000Z');

/** Three servers' worth of connections and folders on one database; they end with the test. */
export const threeHandles = async (t: TestContext, stagingLimits?: StagingLimits) => {
  const url = await testDatabase(t);
  const handles = await Promise.all([0, 1, 2].map(() => handleOn(t, url, stagingLimits)));
  const [one, two, three] = handles;
  if (one === undefined || two === undefined || three === undefined) throw new Error('There are not three.');
  /** One of them, by turns. */
  const byTurns = (index: number): Handle => [one, two, three][index % 3] ?? one;
  return { url, one, two, three, all: handles, byTurns };
};

/** One more. */
export const handleOn = async (
  t: TestContext,
  url: string,
  stagingLimits?: StagingLimits,
): Promise<Handle> => {
  const backend = await openPostgresBackend({ url, dataFolder: await temporaryFolder(t) });
  t.after(() => backend.close());
  const parts = await backend.openJurisdiction({
    id: 'riverton',
    clock,
    ...(stagingLimits !== undefined && { stagingLimits }),
  });
  return { backend, ...parts };
};
