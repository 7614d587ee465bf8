import type { Rule } from '../rule.ts';
import { cachingRules } from './caching.ts';
import { catalogueRules } from './catalogue.ts';
import { conventionRules } from './conventions.ts';
import { corsRules } from './cors.ts';
import { credentialRules } from './credentials.ts';
import { errorRules } from './errors.ts';
import { exactlyOnceRules } from './exactly-once.ts';
import { receiptRules } from './receipt.ts';
import { submissionRules } from './submission.ts';
import { trackingRules } from './tracking.ts';

/** Every rule in the order that they are run: the core, then the capabilities, last what makes the backend wary of the kit. */
export const allRules: readonly Rule[] = [
  ...conventionRules,
  ...catalogueRules,
  ...cachingRules,
  ...corsRules,
  ...credentialRules,
  ...errorRules,
  ...submissionRules,
  ...receiptRules,
  ...exactlyOnceRules,
  ...trackingRules,
];
