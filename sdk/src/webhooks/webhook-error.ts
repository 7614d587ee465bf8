import { MimerError } from '../errors.ts';

/**
 * Why a message is not to be believed or not understood.
 * `missing_header`: one of the three headers is absent or no such header. `stale`: it was sent too long ago, or in the
 * future; a replay, or a clock that is wrong. `bad_signature`: none of the signatures is by one of the secrets.
 * `bad_body`: signed by the right secret, but no event of the contract. `unknown_event`: an event of a type that a newer
 * contract may know; answer 2xx, or it is sent again for days.
 */
export type WebhookErrorCode = 'missing_header' | 'stale' | 'bad_signature' | 'bad_body' | 'unknown_event';

/** A message that `verifyWebhook` refuses; its text quotes neither the message nor a secret. */
export class WebhookError extends MimerError {
  override readonly name = 'WebhookError' as const;
  declare readonly code: WebhookErrorCode;

  constructor(code: WebhookErrorCode, message: string, options?: ErrorOptions) {
    super(message, { ...options, code });
  }
}

/**
 * Whether a message was refused, and `code` says why; by name, since a program may hold two copies of this client.
 *
 * @example
 * const statusFor = (error: unknown): number => {
 *   if (!isWebhookError(error)) return 500;
 *   return error.code === 'unknown_event' ? 204 : 400;
 * };
 */
export const isWebhookError = (error: unknown): error is WebhookError =>
  error instanceof Error && error.name === 'WebhookError';
