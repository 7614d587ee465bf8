import { post } from '../outbound/post.ts';
import { publicAddresses, type Resolve } from '../outbound/safe-addresses.ts';
import { signatureHeaders } from '../outbound/signature.ts';
import type { StoredDelivery, StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { Webhook } from './webhook-settings.ts';

/** What a delivery needs of the world. */
export interface DeliveryParts {
  readonly jurisdiction: string;
  readonly clock: () => Date;
  /** @default by the machine */
  readonly resolve?: Resolve;
}

/**
 * Sends a message to its webhook, as Standard Webhooks says, and answers why it was not taken on, or nothing. Its body
 * is the same at every try; its signature has the time of the try.
 */
export const deliver = async (
  webhook: Webhook,
  delivery: StoredDelivery,
  request: StoredRequest,
  { jurisdiction, clock, resolve }: DeliveryParts,
): Promise<string | undefined> => {
  const { id } = delivery;
  const body = JSON.stringify(payloadOf(delivery, request, jurisdiction));
  const headers = signatureHeaders(webhook.secrets, { id, body, at: clock() });
  try {
    const addresses = webhook.allowPrivate ? undefined : await publicAddresses(webhook.url, resolve);
    const status = await post({
      url: webhook.url,
      body,
      headers,
      ...(addresses !== undefined && { addresses }),
    });
    return status >= 200 && status < 300 ? undefined : `HTTP ${status}`;
  } catch (error) {
    return reasonOf(error);
  }
};

const payloadOf = (
  { event, type, version, status, at }: StoredDelivery,
  { reference, events }: StoredRequest,
  jurisdiction: string,
) => ({
  type,
  timestamp: events.find(({ id }) => id === event)?.at ?? at,
  data: { jurisdiction, reference, version, status },
});

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unreachable';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
};
