import type { FieldError } from '@melikgazi/mimer-sdk';
import type { FieldId } from './answers.ts';
import type { Draft } from './draft.ts';
import { noticesOf } from './requirements.ts';
import { stepOf } from './steps.ts';
import type { FieldProblem } from './validate.ts';

/** Where each member of a submission is asked; the first of several that is asked now. */
const askedAs: Readonly<Record<string, readonly FieldId[]>> = {
  '/description': ['description'],
  '/service': ['service'],
  '/kind': ['kind'],
  '/location': ['neighbourhood'],
  '/location/neighbourhood': ['neighbourhood'],
  '/location/street': ['street'],
  '/location/buildingNumber': ['buildingNumber'],
  '/location/unitNumber': ['unitNumber'],
  '/location/directions': ['directions'],
  '/location/lat': ['point'],
  '/location/lng': ['point'],
  '/location/accuracy': ['point'],
  '/applicant': ['phone', 'email', 'givenName', 'anonymous', 'channel'],
  '/applicant/givenName': ['givenName'],
  '/applicant/familyName': ['familyName'],
  '/applicant/nationalId': ['nationalId'],
  '/applicant/phone': ['phone', 'channel'],
  '/applicant/email': ['email', 'channel'],
  '/applicant/address': ['address', 'channel'],
  '/applicant/hideIdentity': ['hideIdentity'],
  '/reply': ['channel'],
  '/reply/channel': ['channel'],
};

const unescape = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

const candidates = (pointer: string, draft: Draft): readonly FieldId[] => {
  const [, first, ...rest] = pointer.split('/').map(unescape);
  if (first === 'attributes' && rest[0] !== undefined) return [`attribute:${rest[0]}`];
  if (first === 'notices') {
    const notices = noticesOf(draft);
    const notice = notices[Number(rest[0] ?? 0)] ?? notices[0];
    return notice === undefined ? [] : [`notice:${notice.id}`];
  }
  if (first === 'attachments') return ['photos'];
  return askedAs[pointer] ?? [];
};

/** What of a refusal belongs to a question, and whether something is left that belongs to none. */
export interface Refusal {
  readonly problems: readonly FieldProblem[];
  readonly unplaced: boolean;
}

/** The backend's refusal of single members (`ApiError.fields`) as problems of the questions that ask for them. */
export const fromProblem = (fields: readonly FieldError[], draft: Draft): Refusal => {
  const problems = new Map<FieldId, FieldProblem>();
  let unplaced = fields.length === 0;
  for (const { pointer = '', code, params } of fields) {
    const field = candidates(pointer, draft).find(id => stepOf(id, draft) !== undefined);
    if (field === undefined) unplaced = true;
    else if (!problems.has(field))
      problems.set(field, { field, code, refused: true, ...(params && { params }) });
  }
  return { problems: [...problems.values()], unplaced };
};
