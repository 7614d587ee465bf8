import { createCapabilityCheck } from './capability-check.ts';
import { createCitizenClient } from './citizen.ts';
import { connect, type ConnectionSettings } from './connect.ts';
import { deskAttachmentsResource } from './resources/desk/attachments.ts';
import { deskHttp } from './resources/desk/desk-http.ts';
import { deskNotificationsResource } from './resources/desk/notifications.ts';
import { deskRequestsResource } from './resources/desk/requests.ts';
import { deskStatisticsResource } from './resources/desk/statistics.ts';
import { deskUnitsResource } from './resources/desk/units.ts';
import { deskWebhookDeliveriesResource } from './resources/desk/webhook-deliveries.ts';
import { watchResource } from './watch/watch-resource.ts';

/** Where the backend is and who is calling. */
export type MimerSettings = ConnectionSettings;

/**
 * A client for one backend, with every call of the contract, grouped by noun.
 *
 * @example
 * const mimer = createMimer({ endpoint: 'https://mimer.example.tr/melikgazi/v1', apiKey });
 * const receipt = await mimer.requests.create({ kind, service, description, reply: { channel: 'none', locale: 'tr' } });
 * @throws TypeError when the endpoint is no absolute http(s) URL, or the key has characters that no key has.
 */
export const createMimer = (settings: MimerSettings) => {
  const { apiKey } = settings;
  const citizen = createCitizenClient(settings);
  const http = connect(settings);
  const withCapability = createCapabilityCheck(() => citizen.jurisdiction.get());
  const desk = deskHttp(http, withCapability, { apiKey });
  const webhooks = deskHttp(http, withCapability, { apiKey, capability: 'webhooks' });
  return {
    ...citizen,
    requests: { ...citizen.requests, watch: watchResource(http, citizen.jurisdiction) },
    desk: {
      attachments: deskAttachmentsResource(desk),
      notifications: deskNotificationsResource(desk),
      requests: deskRequestsResource(desk),
      statistics: deskStatisticsResource(desk),
      units: deskUnitsResource(desk),
      webhookDeliveries: deskWebhookDeliveriesResource(webhooks),
    },
  };
};

/** A client, as `createMimer` makes it. */
export type Mimer = ReturnType<typeof createMimer>;
