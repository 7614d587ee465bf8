import type { CallOptions } from '../../call-options.ts';
import {
  webhookDeliveryPageSchema,
  webhookDeliverySchema,
  type WebhookDeliveryQuery,
} from '../../contract/webhook.ts';
import { overPages } from '../../over-pages.ts';
import { path } from '../../path.ts';
import type { DeskHttp } from './desk-http.ts';

/** Messages to webhooks; needs a key with `desk:read`, and `desk:write` to send one again. */
export const deskWebhookDeliveriesResource = (http: DeskHttp) => {
  const page = (query: WebhookDeliveryQuery = {}, options?: CallOptions) =>
    http({
      call: 'listWebhookDeliveries',
      method: 'GET',
      path: 'desk/webhook-deliveries',
      schema: webhookDeliveryPageSchema,
      query,
      repeatable: true,
      ...options,
    });

  return {
    /**
     * Fetches one page; `nextCursor` leads to the next.
     *
     * @example
     * const { items } = await mimer.desk.webhookDeliveries.page({ webhook: 'call-centre' });
     * console.log(items.map(({ state, attempts }) => `${state} after ${attempts}`));
     */
    page,
    /**
     * Goes over every delivery that matches, fetching pages as needed.
     *
     * @example
     * for await (const { id } of mimer.desk.webhookDeliveries.list({ state: 'failed' }))
     *   await mimer.desk.webhookDeliveries.replay(id);
     */
    list: (query: WebhookDeliveryQuery = {}, options?: CallOptions) => overPages(page, query, options),
    /**
     * Sends a message again, under the `webhook-id` it had: a receiver that took it knows it again.
     *
     * @throws ApiError `not_found` for an id that there is not.
     * @example
     * const { state } = await mimer.desk.webhookDeliveries.replay(delivery.id);
     * console.log(state); // pending
     */
    replay: (id: string, options?: CallOptions) =>
      http({
        call: 'replayWebhookDelivery',
        method: 'POST',
        path: path`desk/webhook-deliveries/${{ id }}/replay`,
        schema: webhookDeliverySchema,
        repeatable: false,
        ...options,
      }),
  };
};
