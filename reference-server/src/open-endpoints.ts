import { assertServable } from './backup/folder-state.ts';
import { createChallenges, defaultCost } from './challenge.ts';
import type { Config } from './config.ts';
import { loadJurisdictions } from './jurisdictions/load.ts';
import { openKeyStore } from './keys/key-store.ts';
import { createRateLimits } from './limits/rate-limits.ts';
import { createVisitorOf } from './limits/visitor.ts';
import { createWrongCodes } from './limits/wrong-codes.ts';
import type { Metrics } from './metrics.ts';
import { openStorage } from './open-storage.ts';
import type { Endpoint } from './parts.ts';
import { keptSecretIn, secretIn } from './secret-file.ts';
import { secretsFrom } from './secrets.ts';
import { markFormat } from './store/lowdb/folder-format.ts';
import { version } from './version.ts';
import { loadWebhooks } from './webhooks/webhook-settings.ts';

/** The operator's secrets; one made at an earlier start still verifies what was minted with it. */
const secretList = async ({ secret, dataFolder }: Config): Promise<string> => {
  if (secret === undefined) return secretIn(dataFolder);
  return [secret, (await keptSecretIn(dataFolder)) ?? ''].join(',');
};

/** Opens every jurisdiction's endpoint on its part of the data folder. */
export const openEndpoints = async (config: Config, metrics: Metrics): Promise<Endpoint[]> => {
  const jurisdictions = await loadJurisdictions(config.jurisdictionsFolder);
  await assertServable(config.dataFolder, config.secret);
  const secrets = secretsFrom(await secretList(config));
  const keys = openKeyStore(config.dataFolder);
  const limits = createRateLimits(config.limits);
  const wrongCodes = createWrongCodes(secrets);
  const visitorOf = createVisitorOf(secrets, config.trustedProxies);
  const { webhooksFile } = config.outbox;
  const webhooks = webhooksFile === undefined ? [] : await loadWebhooks(webhooksFile);
  const endpoints = await Promise.all(
    jurisdictions.map(async (data): Promise<Endpoint> => {
      const { id, trackingPage } = data.profile;
      const challenges = createChallenges(id, secrets, defaultCost);
      const storage = await openStorage({
        dataFolder: config.dataFolder,
        data,
        webhooks,
        clock: () => new Date(),
        onWrite: (outcome, seconds) => metrics.write({ jurisdiction: id, outcome, seconds }),
        onSpent: nonce => challenges.spend(nonce),
      });
      return {
        ...storage,
        challenges,
        keys,
        secrets,
        limits,
        wrongCodes,
        visitorOf,
        webhooks,
        trackingPage: trackingPage ?? `${config.publicUrl}/`,
        url: `${config.publicUrl}/${id}/v1`,
        version,
      };
    }),
  );
  await markFormat(config.dataFolder);
  return endpoints;
};
