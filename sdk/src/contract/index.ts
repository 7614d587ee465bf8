export { calls, type Call, type CallName, type Credential } from './calls.ts';
export { capabilities, type Capability } from './capability.ts';
export { corsRequestHeaders, corsResponseHeaders } from './cors.ts';
export {
  challengeSchema,
  challengeSolutionSchema,
  type Challenge,
  type ChallengeSolution,
} from './challenge.ts';
export {
  actionSchema,
  deskQuerySchema,
  deskRequestSchema,
  deskSortSchema,
  deskSummaryPageSchema,
  deskSummarySchema,
  unitListSchema,
  unitSchema,
  type Action,
  type DeskQuery,
  type DeskRequest,
  type DeskSort,
  type DeskSummary,
  type DeskSummaryPage,
  type Unit,
} from './desk.ts';
export {
  attachmentSchema,
  eventSchema,
  eventTypeSchema,
  notificationStateSchema,
  statusSchema,
  type Attachment,
  type Event,
  type NotificationState,
} from './event.ts';
export {
  newRatingSchema,
  newReopeningSchema,
  newReplyChannelSchema,
  newReplySchema,
  newWithdrawalSchema,
  type NewRating,
  type NewReopening,
  type NewReply,
  type NewReplyChannel,
  type NewWithdrawal,
} from './citizen-calls.ts';
export {
  notificationOutcomeSchema,
  notificationPageSchema,
  notificationQuerySchema,
  notificationSchema,
  type Notification,
  type NotificationOutcome,
  type NotificationPage,
  type NotificationQuery,
} from './notification.ts';
export {
  statisticsQuerySchema,
  statisticsSchema,
  type Statistics,
  type StatisticsQuery,
} from './statistics.ts';
export {
  webhookDeliveryPageSchema,
  webhookDeliveryQuerySchema,
  webhookDeliverySchema,
  type WebhookDelivery,
  type WebhookDeliveryPage,
  type WebhookDeliveryQuery,
} from './webhook.ts';
export { isWebhookEvent, webhookEventSchema, type WebhookEvent } from './webhook-event.ts';
export {
  contactSchema,
  deadlineSchema,
  identitySchema,
  jurisdictionSchema,
  kindSchema,
  neighbourhoodSchema,
  noticeSchema,
  weekdaySchema,
  type Contact,
  type Deadline,
  type Identity,
  type Jurisdiction,
  type Kind,
  type Neighbourhood,
  type Notice,
  type Weekday,
} from './jurisdiction.ts';
export {
  actions,
  citizenCalls,
  eventTypes,
  isLegal,
  statusAfter,
  statuses,
  type ActionType,
  type CitizenCall,
  type EventType,
  type Status,
} from './lifecycle.ts';
export {
  applicantSchema,
  locationSchema,
  newRequestSchema,
  replySchema,
  shownNoticeSchema,
  type Applicant,
  type Location,
  type NewRequest,
  type Reply,
} from './new-request.ts';
export {
  codeSchema,
  dateSchema,
  dateTimeSchema,
  emailSchema,
  localeSchema,
  namedSchema,
  phoneSchema,
  referenceSchema,
  replyChannelSchema,
  sourceSchema,
  trackingCodeSchema,
  type Named,
  type ReplyChannel,
  type Source,
} from './primitives.ts';
export {
  fieldCodes,
  fieldErrorSchema,
  problemCodes,
  problemSchema,
  type FieldCode,
  type FieldError,
  type Problem,
  type ProblemCode,
} from './problem.ts';
export { dueBasisSchema, receiptSchema, type DueBasis, type Receipt } from './receipt.ts';
export { scopes, type Scope } from './scope.ts';
export {
  answerSchema,
  attributeSchema,
  datatypeSchema,
  locationRuleSchema,
  serviceListSchema,
  serviceSchema,
  type Answer,
  type Attribute,
  type Datatype,
  type Service,
} from './service.ts';
export { canSchema, trackedRequestSchema, type Can, type TrackedRequest } from './tracked-request.ts';
