import { addDays, attachmentsOf, closedAtOf, dayIn, type StoredRequest } from '@melikgazi/mimer-sdk/domain';

/** How long a municipality keeps what, in days: closed requests and their files since closing, test requests since receipt. */
export interface RetentionRules {
  readonly closedDays: number;
  readonly attachmentsDays?: number | undefined;
  readonly testDays: number;
}

/** What is to be done with a request: `remove` leaves nothing of it, `erase` a tombstone. */
export type Fate = 'keep' | 'dropAttachments' | 'erase' | 'remove';

/** Today, in the time zone whose days count. */
export interface Today {
  readonly day: string;
  readonly timeZone: string;
}

/** What the rules say of a request today: when its days are over, it goes. */
export const fateOf = (request: StoredRequest, rules: RetentionRules, today: Today): Fate => {
  const isOver = (moment: string, days: number) => addDays(dayIn(today.timeZone, moment), days) <= today.day;
  if (request.test && isOver(request.receivedAt, rules.testDays)) return 'remove';
  const closedAt = closedAtOf(request);
  if (request.erasedOn !== undefined || closedAt === undefined) return 'keep';
  if (isOver(closedAt, rules.closedDays)) return 'erase';
  const { attachmentsDays } = rules;
  const hasFiles = attachmentsOf(request).length > 0;
  return hasFiles && attachmentsDays !== undefined && isOver(closedAt, attachmentsDays)
    ? 'dropAttachments'
    : 'keep';
};
