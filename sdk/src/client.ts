import { createCapabilityCheck } from './capability-check.ts';
import { createHttp, type HttpSettings } from './http.ts';
import { attachmentsResource } from './resources/attachments.ts';
import { challengeResource } from './resources/challenge.ts';
import { deskAttachmentsResource } from './resources/desk/attachments.ts';
import { deskRequestsResource } from './resources/desk/requests.ts';
import { deskStatisticsResource } from './resources/desk/statistics.ts';
import { deskUnitsResource } from './resources/desk/units.ts';
import { jurisdictionResource } from './resources/jurisdiction.ts';
import { requestsResource } from './resources/requests.ts';
import { servicesResource } from './resources/services.ts';
import { statisticsResource } from './resources/statistics.ts';

/** Where the backend is and who is calling. */
export interface MimerSettings extends HttpSettings {
  /** The backend's endpoint: an absolute URL such as `https://mimer.example.tr/melikgazi/v1`. */
  readonly endpoint: string;
  /** `mimer_live_…` or `mimer_test_…`; never in a public page. */
  readonly apiKey?: string | undefined;
  /** The language of texts for people: BCP 47. @default the backend's */
  readonly locale?: string | undefined;
  /** A `fetch` to use instead of the platform's. */
  readonly fetch?: HttpSettings['fetch'];
}

/**
 * A client for one backend.
 *
 * @example
 * const mimer = createMimer({ endpoint: 'https://mimer.example.tr/melikgazi/v1', apiKey });
 * const receipt = await mimer.requests.create({ kind, service, description, reply: { channel: 'none', locale: 'tr' } });
 * @throws TypeError when the endpoint is no absolute http(s) URL, or the key has characters that no key has.
 */
export const createMimer = ({ apiKey, ...settings }: MimerSettings) => {
  // What no header can carry would look like an unreachable backend.
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) throw new TypeError('The API key is not one.');
  const { protocol } = new URL(settings.endpoint);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new TypeError('The endpoint must be an http(s) URL.');
  const http = createHttp(settings);
  const jurisdiction = jurisdictionResource(http);
  const withCapability = createCapabilityCheck(() => jurisdiction.get());
  return {
    jurisdiction,
    services: servicesResource(http),
    challenge: challengeResource(http, withCapability),
    attachments: attachmentsResource(http, withCapability, apiKey, settings.fetch),
    requests: requestsResource(http, withCapability, apiKey),
    statistics: statisticsResource(http, withCapability),
    desk: {
      attachments: deskAttachmentsResource(http, withCapability, apiKey),
      requests: deskRequestsResource(http, withCapability, apiKey),
      statistics: deskStatisticsResource(http, withCapability, apiKey),
      units: deskUnitsResource(http, withCapability, apiKey),
    },
  };
};

/** A client, as `createMimer` makes it. */
export type Mimer = ReturnType<typeof createMimer>;
