import { asciiDigits } from '@melikgazi/mimer-sdk/ascii-digits';
import { parseNationalId } from '@melikgazi/mimer-sdk/national-id';
import { toE164 } from '@melikgazi/mimer-sdk/phone';
import type { Applicant, Attribute, Location, NewRequest, ReplyChannel } from '@melikgazi/mimer-sdk';
import { listOf, textOf, type FieldId } from './answers.ts';
import type { Draft } from './draft.ts';
import { parseEmail } from './email.ts';
import { matchNeighbourhood } from './search-neighbourhoods.ts';
import { parseNumber } from './number.ts';
import { cleanName } from './person-name.ts';
import { parsePoint } from './point.ts';
import { attributeField, questionsOf } from './questions.ts';
import { hidesIdentity, noticesOf, requirementsOf } from './requirements.ts';
import { fieldsOf } from './steps.ts';
import { zonedDateTime } from './zoned-date-time.ts';

type Answer = NonNullable<NewRequest['attributes']>[string];

/** The text where there is some: an empty answer is no answer and is not sent. */
const some = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** `object` without the members that have no value. */
const present = <Value extends object>(object: Value): Value => {
  const copy = { ...object };
  for (const key of Object.keys(copy))
    if (Reflect.get(copy, key) === undefined) Reflect.deleteProperty(copy, key);
  return copy;
};

const attributeAnswer = (
  { code, datatype }: Attribute,
  { answers, catalogue }: Draft,
): Answer | undefined => {
  const field = attributeField(code);
  const chosen = listOf(answers, field);
  if (datatype === 'multivaluelist') return chosen.length === 0 ? undefined : [...chosen];
  const text = some(textOf(answers, field));
  if (text === undefined) return undefined;
  if (datatype === 'number') return parseNumber(text);
  if (datatype === 'boolean') return text === 'true';
  if (datatype === 'datetime') return zonedDateTime(text, catalogue.jurisdiction.timeZone);
  return text;
};

const attributesOf = (draft: Draft): NewRequest['attributes'] => {
  const attributes: Record<string, Answer> = {};
  for (const question of questionsOf(draft)) {
    const answer = attributeAnswer(question, draft);
    if (answer !== undefined) attributes[question.code] = answer;
  }
  return Object.keys(attributes).length === 0 ? undefined : attributes;
};

const locationOf = (draft: Draft): Location | undefined => {
  const asked = fieldsOf('place', draft);
  const text = (field: FieldId) => (asked.includes(field) ? some(textOf(draft.answers, field)) : undefined);
  const number = (field: FieldId) => some(asciiDigits(text(field) ?? ''));
  const place = text('neighbourhood');
  const point = parsePoint(text('point') ?? '');
  const location = present<Location>({
    lat: point?.lat,
    lng: point?.lng,
    accuracy: point?.accuracy,
    neighbourhood:
      place && (matchNeighbourhood(draft.catalogue.jurisdiction.neighbourhoods, place)?.code ?? place),
    street: text('street'),
    buildingNumber: number('buildingNumber'),
    unitNumber: number('unitNumber'),
    directions: text('directions'),
  });
  return Object.keys(location).length === 0 ? undefined : location;
};

const attachmentsOf = (draft: Draft): NewRequest['attachments'] => {
  const ids = fieldsOf('subject', draft).includes('photos') ? listOf(draft.answers, 'photos') : [];
  return ids.length === 0 ? undefined : [...ids];
};

const applicantOf = (draft: Draft): Applicant | undefined => {
  const asked = fieldsOf('you', draft);
  const text = (field: FieldId) => (asked.includes(field) ? textOf(draft.answers, field) : '');
  const applicant = present<Applicant>({
    givenName: some(cleanName(text('givenName'))),
    familyName: some(cleanName(text('familyName'))),
    nationalId: parseNationalId(text('nationalId')),
    phone: toE164(text('phone'), draft.catalogue.jurisdiction.contact.phone),
    email: parseEmail(text('email')),
    address: some(text('address')),
  });
  if (Object.keys(applicant).length === 0) return undefined;
  return hidesIdentity(draft) ? { ...applicant, hideIdentity: true } : applicant;
};

const channelOf = ({ answers, catalogue }: Draft): ReplyChannel | undefined =>
  catalogue.jurisdiction.replyChannels.find(channel => channel === textOf(answers, 'channel'));

/**
 * What is submitted: answers to questions that are asked, in the form the contract wants, and nothing else.
 *
 * @param locale - The language in which the citizen wants to hear the result.
 */
export const toNewRequest = (draft: Draft, locale: string): NewRequest => {
  const { answers, kind, service } = draft;
  const notices = noticesOf(draft).map(({ id, version }) => ({ id, version }));
  return present<NewRequest>({
    kind: kind?.code ?? textOf(answers, 'kind'),
    service: service?.code ?? textOf(answers, 'service'),
    description: textOf(answers, 'description'),
    attributes: attributesOf(draft),
    location: locationOf(draft),
    attachments: attachmentsOf(draft),
    applicant: applicantOf(draft),
    reply: { channel: requirementsOf(draft).anonymous ? 'none' : (channelOf(draft) ?? 'none'), locale },
    notices: notices.length === 0 ? undefined : notices,
  });
};
