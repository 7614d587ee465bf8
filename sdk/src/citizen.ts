import { createCapabilityCheck } from './capability-check.ts';
import { connect, type ConnectionSettings } from './connect.ts';
import { attachmentsResource } from './resources/attachments.ts';
import { challengeResource } from './resources/challenge.ts';
import { jurisdictionResource } from './resources/jurisdiction.ts';
import { requestsResource } from './resources/requests.ts';
import { servicesResource } from './resources/services.ts';
import { statisticsResource } from './resources/statistics.ts';

export { avoidEval } from './avoid-eval.ts';
export type { ConnectionSettings } from './connect.ts';

/**
 * A client with the calls that citizens make, for pages: the desk's calls and their schemas weigh nothing here.
 *
 * @example
 * const mimer = createCitizenClient({ endpoint: 'https://mimer.example.tr/melikgazi/v1', locale: 'tr' });
 * const request = await mimer.requests.track('2026-4819073-2', '4805137296');
 * @throws TypeError when the endpoint is no absolute http(s) URL, or the key has characters that no key has.
 */
export const createCitizenClient = (settings: ConnectionSettings) => {
  const http = connect(settings);
  const jurisdiction = jurisdictionResource(http);
  const withCapability = createCapabilityCheck(() => jurisdiction.get());
  return {
    jurisdiction,
    services: servicesResource(http),
    challenge: challengeResource(http, withCapability),
    attachments: attachmentsResource(http, withCapability, settings.apiKey),
    requests: requestsResource(http, withCapability, settings.apiKey),
    statistics: statisticsResource(http, withCapability),
  };
};

/** A client, as `createCitizenClient` makes it. */
export type CitizenClient = ReturnType<typeof createCitizenClient>;
