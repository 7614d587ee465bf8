import type { Rule } from '../rule.ts';
import { actionRules } from './actions.ts';
import { attachmentRules } from './attachments.ts';
import { cachingRules } from './caching.ts';
import { catalogueRules } from './catalogue.ts';
import { challengeRules } from './challenge.ts';
import { citizenRules } from './citizen.ts';
import { conventionRules } from './conventions.ts';
import { corsRules } from './cors.ts';
import { credentialRules } from './credentials.ts';
import { deskListRules } from './desk-list.ts';
import { errorRules } from './errors.ts';
import { exactlyOnceRules } from './exactly-once.ts';
import { guessingRules } from './guessing.ts';
import { lifecycleRules } from './lifecycle.ts';
import { liveRules } from './live.ts';
import { notificationRules } from './notifications.ts';
import { personalDataRules } from './personal-data.ts';
import { receiptLookUpRules } from './receipt-look-up.ts';
import { receiptRules } from './receipt.ts';
import { statisticsRules } from './statistics.ts';
import { submissionAnswerRules } from './submission-answers.ts';
import { submissionApplicantRules } from './submission-applicant.ts';
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
  ...submissionAnswerRules,
  ...submissionApplicantRules,
  ...receiptRules,
  ...exactlyOnceRules,
  ...trackingRules,
  ...challengeRules,
  ...receiptLookUpRules,
  ...attachmentRules,
  ...citizenRules,
  ...liveRules,
  ...statisticsRules,
  ...deskListRules,
  ...actionRules,
  ...lifecycleRules,
  ...notificationRules,
  ...personalDataRules,
  ...guessingRules,
];
