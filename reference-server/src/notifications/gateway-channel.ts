import { post } from '../outbound/post.ts';
import { signatureHeaders } from '../outbound/signature.ts';
import { SendError, type Channel } from './channel.ts';

/** The municipality's gateway for text messages or WhatsApp. */
export interface Gateway {
  readonly url: string;
  /** `whsec_…` */
  readonly secret: string;
}

/**
 * Hands messages to a gateway: `POST { id, to, text, reference, locale }`, signed as Standard Webhooks signs, with the
 * id as `Idempotency-Key` so that it can drop what it has already. 2xx: taken on. 4xx but 408 and 429: never will be.
 */
export const gatewayChannel = ({ url, secret }: Gateway, clock: () => Date): Channel => ({
  send: async ({ id, to, text, reference, locale }) => {
    const body = JSON.stringify({ id, to, text, reference, locale });
    const status = await post({
      url: new URL(url),
      body,
      headers: { ...signatureHeaders([secret], { id, body, at: clock() }), 'Idempotency-Key': id },
    }).catch((error: unknown) => {
      throw new SendError(error instanceof Error ? error.message : 'unreachable', false);
    });
    if (status >= 200 && status < 300) return;
    const isPermanent = status >= 400 && status < 500 && status !== 408 && status !== 429;
    throw new SendError(`HTTP ${status}`, isPermanent);
  },
});
