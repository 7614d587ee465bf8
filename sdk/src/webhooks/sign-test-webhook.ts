import type { WebhookEvent } from '../contract/webhook-event.ts';
import { signedContent, signingKey } from './signing-key.ts';

/** What a message is sent with. */
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
 * const { body, headers } = await signTestWebhook(
 *   {
 *     type: 'request.resolved',
 *     timestamp: '2026-11-26T15:20:00+03:00',
 *     data: { jurisdiction: 'melikgazi', reference: '2026-4819073-2', version: 7, status: 'resolved' },
 *   },
 *   'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
 * );
 * await fetch('http://localhost:3000/webhook', { method: 'POST', body, headers });
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
