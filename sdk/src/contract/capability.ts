import * as z from 'zod/mini';

/** What a backend may offer beyond the four core calls. */
export const capabilities = [
  'attachments',
  'challenge',
  'replies',
  'rating',
  'reopening',
  'withdrawal',
  'replyChannel',
  'receipt',
  'live',
  'statistics',
  'desk',
  'webhooks',
  'nearby',
] as const;

/** One of `capabilities`. */
export type Capability = (typeof capabilities)[number];

/** Names from `capabilities`; a backend may name others, which are ignored. */
export const capabilityListSchema = z.array(z.string());
