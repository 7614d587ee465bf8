import type { Capability } from '@melikgazi/mimer-sdk/contract';

/** What this server offers beyond the core calls. */
export const offered: readonly Capability[] = [
  'attachments',
  'challenge',
  'replies',
  'rating',
  'reopening',
  'withdrawal',
  'replyChannel',
  'receipt',
  'live',
  'desk',
  'statistics',
];
