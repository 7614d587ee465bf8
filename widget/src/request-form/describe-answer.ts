import type { Attribute } from '@melikgazi/mimer-sdk';
import { asciiDigits } from '@melikgazi/mimer-sdk/ascii-digits';
import { formatPhone, toE164 } from '@melikgazi/mimer-sdk/phone';
import { isTicked, listOf, textOf, type FieldId } from '../flow/answers.ts';
import type { Draft } from '../flow/draft.ts';
import { hidesIdentity } from '../flow/requirements.ts';
import { parsePoint } from '../flow/point.ts';
import { matchNeighbourhood } from '../flow/search-neighbourhoods.ts';
import { zonedDateTime } from '../flow/zoned-date-time.ts';
import { formatDate } from '../format-date.ts';
import type { FormMessages } from '../locales/messages.ts';
import { coordinatesOf, distanceOf } from './place/describe-point.ts';
import { channelOf } from './words.ts';

const nameOf = ({ values = [] }: Attribute, key: string): string =>
  values.find(value => value.key === key)?.name ?? key;

const attributeAnswer = (
  attribute: Attribute,
  field: FieldId,
  draft: Draft,
  messages: FormMessages,
): string => {
  const text = textOf(draft.answers, field);
  const { timeZone } = draft.catalogue.jurisdiction;
  switch (attribute.datatype) {
    case 'multivaluelist':
      return listOf(draft.answers, field)
        .map(key => nameOf(attribute, key))
        .join(messages.comma);
    case 'singlevaluelist':
      return nameOf(attribute, text);
    case 'boolean':
      return text === '' ? '' : text === 'true' ? messages.options.yes : messages.options.no;
    case 'datetime': {
      const moment = zonedDateTime(text, timeZone);
      return moment === undefined ? text : formatDate(moment, 'moment', messages.dates, timeZone);
    }
    case 'number':
      return asciiDigits(text);
    default:
      return text;
  }
};

const pointAnswer = (text: string, { place, dates, comma }: FormMessages): string => {
  const point = parsePoint(text);
  if (point === undefined) return text;
  const { accuracy } = point;
  // Isolated, or a line from right to left would read the longitude first.
  const coordinates = `\u2066${coordinatesOf(point)}\u2069`;
  return accuracy === undefined
    ? coordinates
    : `${coordinates}${comma}${place.accuracy(distanceOf(accuracy, dates))}`;
};

/** An answer as it is read back before it is sent; `''` where there is none. */
export const describeAnswer = (field: FieldId, draft: Draft, messages: FormMessages): string => {
  const { answers, catalogue, kind, service } = draft;
  const { contact, neighbourhoods } = catalogue.jurisdiction;
  const text = textOf(answers, field);
  const yesOrNo = (ticked: boolean) => (ticked ? messages.check.ticked : messages.check.unticked);
  switch (field) {
    case 'service':
      return service?.name ?? text;
    case 'kind':
      return kind?.name ?? text;
    case 'neighbourhood':
      return text === '' ? '' : (matchNeighbourhood(neighbourhoods, text)?.name ?? text);
    case 'buildingNumber':
    case 'unitNumber':
      return asciiDigits(text);
    case 'point':
      return pointAnswer(text, messages);
    case 'channel':
      return channelOf(draft, messages);
    case 'phone': {
      const number = toE164(text, contact.phone);
      return number === undefined ? text : formatPhone(number);
    }
    case 'nationalId': {
      // Someone may be looking over a shoulder, and it can be checked in its own field.
      const number = asciiDigits(text);
      return number.length < 5
        ? number
        : `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}`;
    }
    case 'hideIdentity':
      return yesOrNo(hidesIdentity(draft));
    case 'anonymous':
      return yesOrNo(isTicked(answers, field));
    default:
      if (field.startsWith('notice:')) return yesOrNo(isTicked(answers, field));
  }
  const question = service?.attributes.find(({ code }) => field === `attribute:${code}`);
  return question === undefined ? text : attributeAnswer(question, field, draft, messages);
};
