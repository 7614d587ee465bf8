// The rules of a request's life, pure, for backends in TypeScript: the reference server and the testing backend keep to
// the very same ones. What decides within them alone (each action of the desk) is not exported.

export { act, type Deed } from './act.ts';
export { attachmentsOf, publicAttachmentsOf } from './attachments.ts';
export { dayIn, addDays } from './calendar.ts';
export { idempotencyKeyOf, versionOf } from './call-headers.ts';
export { canOf } from './can.ts';
export { checkSubmission, type Accepted } from './check-submission.ts';
export {
  reply,
  rate,
  reopen,
  withdraw,
  changeReplyChannel,
  type CitizenCircumstances,
  type CitizenDeed,
} from './citizen-deeds.ts';
export { sensitiveServices, withoutConfidential } from './confidential.ts';
export { QueryError, encodeCursor, decodeCursor, type Position } from './cursor.ts';
export { endOfDay, startOfDay, startOfMonth } from './day-bounds.ts';
export { dueOn, dueFor } from './deadline.ts';
export { statusOf, isOpen, unitOf, dueOf, updatedAtOf, closedAtOf } from './derive.ts';
export {
  cursorAfter,
  defaultLimit,
  firstRows,
  listRows,
  positionIn,
  type ListOptions,
  type Page,
} from './desk-list.ts';
export { deskRow, type DeskRow, type ListedRow } from './desk-row.ts';
export { displayName } from './display-name.ts';
export { closings, StillOpenError, ErasedError, closingOf, erase, withoutAttachments } from './erase.ts';
export { pointerOf } from './json-pointer.ts';
export type { JurisdictionData } from './jurisdiction-data.ts';
export { localise } from './localise.ts';
export {
  endings,
  isMediaType,
  isPicture,
  normalised,
  agreedType,
  type MediaType,
  type PictureType,
} from './media-types.ts';
export { mergedInto, mergeErrors } from './merge.ts';
export { messageIdOf, referenceOfMessage } from './message-id.ts';
export { neighbourhoodOf } from './neighbourhood.ts';
export { withMessages, type Subscriber } from './notify.ts';
export { afterAttempt, afterReport, afterDelivery, replayed, withNews, type Outcome } from './outcomes.ts';
export { JsonError, parseJson } from './parse-json.ts';
export { parseBody, parseQuery } from './parse.ts';
export { problemDetails, problemFrom } from './problem-details.ts';
export { ProblemError, invalid } from './problem-error.ts';
export { jurisdictionView, servicesView } from './public-view.ts';
export { receive } from './receive.ts';
export {
  parseSearch,
  type DigitSearch,
  type ParsedSearch,
  type SearchedRow,
  type WordSearch,
} from './search.ts';
export { countedRange, wholeMonths } from './statistics-range.ts';
export {
  count,
  deskStatistics,
  disclosureThreshold,
  publicStatistics,
  type Counting,
  type Countable,
  type Counts,
} from './statistics.ts';
export type {
  StoredRequest,
  Uniques,
  UniqueKind,
  StoredEvent,
  StoredNotification,
  StoredDelivery,
} from './stored-request.ts';
export { createTurns, type InTurn } from './turns.ts';
export { receiptView, citizenView, deskView, type Viewer } from './views.ts';
