import { join } from 'node:path';
import { createChallenges, defaultCost } from './challenge.ts';
import type { Config } from './config.ts';
import { loadJurisdictions } from './jurisdictions/load.ts';
import { openKeyStore } from './keys/key-store.ts';
import type { Endpoint } from './parts.ts';
import { secretIn } from './secret-file.ts';
import { secretsFrom } from './secrets.ts';
import { openLowdbStore } from './store/lowdb/lowdb-store.ts';
import { nodeFileSystem } from './store/lowdb/node-file-system.ts';
import { version } from './version.ts';

/** Opens every jurisdiction's endpoint on its part of the data folder. */
export const openEndpoints = async (config: Config): Promise<Endpoint[]> => {
  const jurisdictions = await loadJurisdictions(config.jurisdictionsFolder);
  const secrets = secretsFrom(config.secret ?? (await secretIn(config.dataFolder)));
  const keys = openKeyStore(config.dataFolder);
  return Promise.all(
    jurisdictions.map(async (data): Promise<Endpoint> => {
      const { id, trackingPage } = data.profile;
      return {
        data,
        store: await openLowdbStore({ folder: join(config.dataFolder, id), fileSystem: nodeFileSystem }),
        challenges: createChallenges(id, secrets, defaultCost),
        keys,
        secrets,
        clock: () => new Date(),
        trackingPage: trackingPage ?? `${config.publicUrl}/`,
        url: `${config.publicUrl}/${id}/v1`,
        version,
      };
    }),
  );
};
