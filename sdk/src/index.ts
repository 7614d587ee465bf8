export { avoidEval } from './avoid-eval.ts';
export type { CallOptions, OnceOptions } from './call-options.ts';
export { createMimer, type Mimer, type MimerSettings } from './client.ts';
export type {
  Action,
  Applicant,
  Attribute,
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
  NewRequest,
  Notice,
  Notification,
  Problem,
  Receipt,
  Reply,
  ReplyChannel,
  Scope,
  Service,
  Source,
  Status,
  TrackedRequest,
  Unit,
} from './contract/index.ts';
export {
  ApiError,
  ConnectionError,
  ContractError,
  isApiError,
  isConnectionError,
  isContractError,
  isUnsupportedError,
  MimerError,
  UnsupportedError,
  type ContractIssue,
} from './errors.ts';
export { isNationalId, parseNationalId } from './national-id.ts';
export { formatPhone, isMobile, toE164 } from './phone.ts';
export { isReference, parseReference } from './reference.ts';
