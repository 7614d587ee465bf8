import type { WebhookEvent } from '../contract/webhook-event.ts';
import { signedContent, signingKey } from './signing-key.ts';

export interface SignOptions {
  /** @default `msg_` and a UUID */
  readonly id?: string;
  /** When it is sent. @default now */
  readonly timestamp?: Date;
}

/** A message as a server would send it. */
export interface SignedWebhook {
  readonly body: string;
  readonly headers: Readonly<
    Record<'content-type' | 'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>
  >;
}

/**
 * A message as a webhook gets it, to test a receiver with.
 *
 * @param secret - `whsec_` and 24 to 64 bytes in base64.
 * @throws TypeError when the secret is none.
 * @example
 * const { body, headers } = await signTestWebhook(event, secret);
 * const answer = await receive(new Request('https://crm.example/hook', { method: 'POST', body, headers }));
 */
export const signTestWebhook = async (
  event: WebhookEvent,
  secret: string,
  { id = `msg_${crypto.randomUUID()}`, timestamp = new Date() }: SignOptions = {},
): Promise<SignedWebhook> => {
  const { type, timestamp: at, data } = event;
  const body = JSON.stringify({ type, timestamp: at, data });
  const sentAt = String(Math.floor(timestamp.getTime() / 1000));
  const content = signedContent(id, sentAt, new TextEncoder().encode(body));
  const signature = await crypto.subtle.sign('HMAC', await signingKey(secret), content);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': sentAt,
      'webhook-signature': `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`,
    },
  };
};
