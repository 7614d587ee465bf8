export type { WebhookEvent } from '../contract/webhook-event.ts';
export { signTestWebhook, type SignedWebhook, type SignOptions } from './sign-test-webhook.ts';
export {
  verifyWebhook,
  type VerifyOptions,
  type WebhookHeaders,
  type WebhookMessage,
} from './verify-webhook.ts';
export { isWebhookError, WebhookError, type WebhookErrorCode } from './webhook-error.ts';
