import { isMobile, toE164 } from '@melikgazi/mimer-sdk/phone';
import { parseNationalId } from '@melikgazi/mimer-sdk/national-id';
import type { Attribute, FieldError } from '@melikgazi/mimer-sdk';
import { asciiDigits } from '@melikgazi/mimer-sdk/ascii-digits';
import { isTicked, listOf, textOf, type FieldId } from './answers.ts';
import { isRedirected, type Draft } from './draft.ts';
import { parseEmail } from './email.ts';
import { parseNumber } from './number.ts';
import { textOfLink } from './point-link.ts';
import { parsePoint } from './point.ts';
import { cleanName, isName } from './person-name.ts';
import { attributeField, questionsOf } from './questions.ts';
import { needsMobile, requirementsOf } from './requirements.ts';
import { fieldsOf, type StepName } from './steps.ts';
import { zonedDateTime } from './zoned-date-time.ts';

/** What is wrong with an answer; the words for it are the locale's. */
export interface FieldProblem {
  readonly field: FieldId;
  /** One of the contract's field codes, `more_wanted` (accepted when sent once more), `redirected` or `link_without_point`. */
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Whether the backend said so; then only another answer can tell whether it still holds. */
  readonly refused?: boolean;
}

type Finding = Pick<FieldError, 'code' | 'params'> | undefined;

const required = { code: 'required' } as const;

/** Below this many characters the citizen is asked once whether there is more to say. */
const enough = 20;

const longest: Partial<Record<FieldId, number>> = {
  description: 4000,
  directions: 1000,
  address: 500,
  neighbourhood: 200,
  street: 200,
  buildingNumber: 200,
  unitNumber: 200,
  givenName: 60,
  familyName: 60,
};

const tooLong = (field: FieldId, text: string): Finding => {
  const max = longest[field] ?? (field.startsWith('attribute:') ? 2000 : undefined);
  return max !== undefined && text.length > max
    ? { code: 'too_long', params: { max, length: text.length } }
    : undefined;
};

const name = (field: 'givenName' | 'familyName', draft: Draft): Finding => {
  const text = cleanName(textOf(draft.answers, field));
  if (text === '') return requirementsOf(draft).names === 'required' ? required : undefined;
  return isName(text) ? undefined : { code: 'invalid_format' };
};

const nationalId = ({ answers }: Draft): Finding => {
  const text = textOf(answers, 'nationalId');
  if (text === '') return required;
  if (!/^\d{11}$/.test(asciiDigits(text).replace(/\s/g, ''))) return { code: 'invalid_format' };
  return parseNationalId(text) === undefined ? { code: 'invalid_checksum' } : undefined;
};

const phone = (draft: Draft): Finding => {
  const text = textOf(draft.answers, 'phone');
  const { phone: demand, eitherContact } = requirementsOf(draft);
  if (text === '') {
    if (demand === 'required') return required;
    return eitherContact && textOf(draft.answers, 'email') === '' ? { code: 'contact_required' } : undefined;
  }
  const number = toE164(text, draft.catalogue.jurisdiction.contact.phone);
  if (number === undefined) return { code: 'invalid_format' };
  return needsMobile(draft) && !isMobile(number) ? { code: 'mobile_required' } : undefined;
};

const email = (draft: Draft): Finding => {
  const text = textOf(draft.answers, 'email');
  if (text === '') return requirementsOf(draft).email === 'required' ? required : undefined;
  return parseEmail(text) === undefined ? { code: 'invalid_format' } : undefined;
};

const neighbourhood = ({ answers, service }: Draft): Finding =>
  service?.location === 'required' &&
  (['neighbourhood', 'street', 'directions', 'point'] as const).every(field => textOf(answers, field) === '')
    ? required
    : undefined;

const point = ({ answers }: Draft): Finding => {
  const text = textOf(answers, 'point');
  if (text === '' || parsePoint(text) !== undefined) return undefined;
  return { code: textOfLink(text) === undefined ? 'invalid_format' : 'link_without_point' };
};

const attribute = (
  { code, datatype, required: isRequired, values = [] }: Attribute,
  draft: Draft,
): Finding => {
  const { answers, catalogue } = draft;
  const field = attributeField(code);
  if (datatype === 'multivaluelist')
    return isRequired && listOf(answers, field).length === 0 ? required : undefined;
  const text = textOf(answers, field);
  if (text === '') return isRequired ? required : undefined;
  const fits = {
    string: () => true,
    text: () => true,
    boolean: () => text === 'true' || text === 'false',
    number: () => parseNumber(text) !== undefined,
    datetime: () => zonedDateTime(text, catalogue.jurisdiction.timeZone) !== undefined,
    singlevaluelist: () => values.some(({ key }) => key === text),
  };
  if (fits[datatype]()) return undefined;
  return { code: datatype === 'singlevaluelist' ? 'unknown_value' : 'invalid_format', params: { datatype } };
};

/** What is wrong with a notice that is to be read, or with the answer to one of the service's own questions. */
const particular = (field: FieldId, draft: Draft): Finding => {
  if (field.startsWith('notice:')) return isTicked(draft.answers, field) ? undefined : required;
  const question = questionsOf(draft).find(({ code }) => attributeField(code) === field);
  return question === undefined ? undefined : attribute(question, draft);
};

const finding = (field: FieldId, draft: Draft): Finding => {
  const { answers, catalogue } = draft;
  switch (field) {
    case 'description':
      return textOf(answers, field) === '' ? required : undefined;
    case 'service':
      if (draft.service === undefined) return required;
      return isRedirected(draft) ? { code: 'redirected' } : undefined;
    case 'kind':
      return draft.kind === undefined ? required : undefined;
    case 'neighbourhood':
      return neighbourhood(draft);
    case 'point':
      return point(draft);
    case 'givenName':
    case 'familyName':
      return name(field, draft);
    case 'nationalId':
      return nationalId(draft);
    case 'channel':
      return catalogue.jurisdiction.replyChannels.some(channel => channel === textOf(answers, field))
        ? undefined
        : required;
    case 'phone':
      return phone(draft);
    case 'email':
      return email(draft);
    case 'address':
      return requirementsOf(draft).address === 'required' && textOf(answers, field) === ''
        ? required
        : undefined;
    default:
      return particular(field, draft);
  }
};

/** What is wrong with the answer to `field`; at most one thing. */
export const validateField = (field: FieldId, draft: Draft, askForMore: boolean): readonly FieldProblem[] => {
  const text = textOf(draft.answers, field);
  const more =
    field === 'description' && askForMore && text.length < enough ? { code: 'more_wanted' } : undefined;
  const found = finding(field, draft) ?? tooLong(field, text) ?? more;
  return found === undefined ? [] : [{ field, ...found }];
};

/** What is wrong with the answers of `step`, in the order of its questions. `askForMore`: whether to ask about a short description. */
export const validateStep = (step: StepName, draft: Draft, askForMore: boolean): readonly FieldProblem[] =>
  fieldsOf(step, draft).flatMap(field => validateField(field, draft, askForMore));
