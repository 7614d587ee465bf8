export { avoidEval } from './avoid-eval.ts';
export type { CallOptions, CitizenOptions, OnceOptions } from './call-options.ts';
export { createMimer, type Mimer, type MimerSettings } from './client.ts';
export type {
  Action,
  Applicant,
  Attachment,
  Attribute,
  Can,
  Challenge,
  ChallengeSolution,
  DeskQuery,
  DeskRequest,
  DeskSummary,
  DeskSummaryPage,
  Event,
  FieldError,
  Identity,
  Jurisdiction,
  Kind,
  Location,
  Neighbourhood,
  NewRating,
  NewReopening,
  NewReply,
  NewReplyChannel,
  NewRequest,
  NewWithdrawal,
  Notice,
  Notification,
  NotificationOutcome,
  NotificationPage,
  NotificationQuery,
  Problem,
  Receipt,
  Reply,
  ReplyChannel,
  Scope,
  Service,
  Source,
  Statistics,
  StatisticsQuery,
  Status,
  TrackedRequest,
  Unit,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookDeliveryQuery,
} from './contract/index.ts';
export { actions, isLegal } from './contract/lifecycle.ts';
export type { FieldCode, ProblemCode } from './contract/problem.ts';
export {
  ApiError,
  ConnectionError,
  ContractError,
  isApiError,
  isConnectionError,
  isContractError,
  isMimerError,
  isUnsupportedError,
  MimerError,
  UnsupportedError,
  type ConnectionCode,
  type ContractCode,
  type ContractIssue,
  type MimerErrorOptions,
} from './errors.ts';
export type { CallReport, Hooks } from './hooks.ts';
export type { UploadOptions } from './resources/attachments.ts';
export type { ActOptions } from './resources/desk/requests.ts';
export type { ByteStream } from './streamed-form.ts';
export type { UploadProgress } from './upload-by-xhr.ts';
export { fold } from './fold.ts';
export { withChallenge, type ChallengeOptions } from './with-challenge.ts';
export { isNationalId, parseNationalId } from './national-id.ts';
export { formatPhone, isMobile, toE164 } from './phone.ts';
export type { WatchRequest } from './watch/watch-resource.ts';
export type { WatchRequestOptions } from './watch/watch-request.ts';
export { isReference, parseReference } from './reference.ts';
export { isTaxNumber, parseTaxNumber } from './tax-number.ts';
