import { createAttachments } from './attachments/attachments.ts';
import type { Backend } from './backends/backend.ts';
import { assertServable } from './backup/folder-state.ts';
import { createChallenges, defaultCost } from './challenge.ts';
import type { Config } from './config.ts';
import { loadJurisdictions } from './jurisdictions/load.ts';
import { createRateLimits } from './limits/rate-limits.ts';
import { createVisitorOf } from './limits/visitor.ts';
import { createWrongCodes } from './limits/wrong-codes.ts';
import type { Metrics } from './metrics.ts';
import { oweMessages } from './notifications/owe-messages.ts';
import type { Endpoint } from './parts.ts';
import { keptSecretIn, secretIn } from './secret-file.ts';
import { secretsFrom } from './secrets.ts';
import { markFormat } from './store/lowdb/folder-format.ts';
import { version } from './version.ts';
import { loadWebhooks } from './webhooks/webhook-settings.ts';

/** The operator's secrets. In a data folder, one made at an earlier start still verifies what was minted with it. */
const secretList = async ({ secret, dataFolder, databaseUrl }: Config): Promise<string> => {
  if (secret === undefined) return secretIn(dataFolder);
  return databaseUrl === undefined ? [secret, (await keptSecretIn(dataFolder)) ?? ''].join(',') : secret;
};

/** Opens every jurisdiction's endpoint on what the server keeps everything in; whoever opened that closes it. */
export const openEndpoints = async (
  config: Config,
  backend: Backend,
  metrics: Pick<Metrics, 'write'>,
): Promise<Endpoint[]> => {
  const jurisdictions = await loadJurisdictions(config.jurisdictionsFolder);
  const isOnFiles = config.databaseUrl === undefined;
  if (isOnFiles) await assertServable(config.dataFolder, config.secret);
  const secrets = secretsFrom(await secretList(config));
  const { keys, openCounter } = backend;
  const cost = { ...defaultCost, tries: config.challengeTries };
  const limits = createRateLimits(config.limits, openCounter);
  const wrongCodes = createWrongCodes(secrets, { openCounter });
  const visitorOf = createVisitorOf(secrets, config.trustedProxies);
  const { webhooksFile } = config.outbox;
  const webhooks = webhooksFile === undefined ? [] : await loadWebhooks(webhooksFile);
  const endpoints = await Promise.all(
    jurisdictions.map(async (data): Promise<Endpoint> => {
      const { id, trackingPage } = data.profile;
      const clock = () => new Date();
      const challenges = createChallenges(id, secrets, cost, openCounter);
      const { store, attachments, erasures } = await backend.openJurisdiction({
        id,
        clock,
        owe: oweMessages({ data, webhooks, clock }),
        onWrite: (outcome, seconds) => metrics.write({ jurisdiction: id, outcome, seconds }),
        onSpent: nonce => challenges.spend(nonce),
      });
      return {
        data,
        store,
        attachments: createAttachments({ store: attachments, clock }),
        erasures,
        challenges,
        keys,
        secrets,
        clock,
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
  if (isOnFiles) await markFormat(config.dataFolder);
  return endpoints;
};
