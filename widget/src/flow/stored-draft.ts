import { isFieldId, textOf, type AnswerValue, type Answers, type FieldId } from './answers.ts';
import type { Catalogue } from './catalogue.ts';

/** What of the answers is kept over a reload: what it is about and where, never who asks. */
export interface StoredDraft {
  readonly version: 1;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly answers: Answers;
}

/** How long something is kept over a reload, in milliseconds. */
export const keptFor = 24 * 60 * 60 * 1000;

/** Chosen rather than written: alone they are no draft. */
const choices: readonly FieldId[] = ['service', 'anyway', 'kind'];

const impersonal: readonly FieldId[] = [
  'description',
  ...choices,
  'point',
  'neighbourhood',
  'street',
  'buildingNumber',
  'unitNumber',
  'directions',
];

const isImpersonal = (field: FieldId): boolean =>
  impersonal.includes(field) || field.startsWith('attribute:');

const isEmpty = (value: AnswerValue | undefined): boolean =>
  typeof value === 'boolean' ? !value : value === undefined || value.length === 0;

/**
 * The draft to keep, if there is one to keep; none for a sensitive service.
 *
 * @param catalogue - Unknown while the municipality is being loaded.
 */
export const storedDraft = (
  answers: Answers,
  catalogue: Catalogue | undefined,
  now: number,
): StoredDraft | undefined => {
  const chosen = textOf(answers, 'service');
  const service = catalogue?.services.find(({ code }) => code === chosen);
  if (service?.sensitive === true) return undefined;
  const kept: Partial<Record<FieldId, AnswerValue>> = {};
  let written = false;
  for (const field of Object.keys(answers).filter(isFieldId).filter(isImpersonal)) {
    const value = answers[field];
    if (value === undefined || isEmpty(value)) continue;
    kept[field] = value;
    written ||= !choices.includes(field);
  }
  return written ? { version: 1, savedAt: now, answers: kept } : undefined;
};

/** A draft as it was read; anything may have written there. */
export const parseDraft = (value: unknown, now: number): StoredDraft | undefined => {
  if (!isObject(value) || value['version'] !== 1) return undefined;
  const { savedAt } = value;
  if (!isRecent(savedAt, now)) return undefined;
  const found = answersFrom(value['answers']);
  const answers = Object.fromEntries(
    Object.entries(found).filter(([field]) => isFieldId(field) && isImpersonal(field)),
  );
  return Object.keys(answers).length === 0 ? undefined : { version: 1, savedAt, answers };
};

/** What of `value` is an answer to a question. */
export const answersFrom = (value: unknown): Answers => {
  const answers: Partial<Record<FieldId, AnswerValue>> = {};
  if (!isObject(value)) return answers;
  for (const [field, answer] of Object.entries(value).slice(0, mostAnswers))
    if (isFieldId(field) && field.length <= 200 && isAnswer(answer)) answers[field] = answer;
  return answers;
};

/** Whether `time` is within the last 24 hours; a clock that was put back makes it of no use. */
export const isRecent = (time: unknown, now: number): time is number =>
  typeof time === 'number' && time <= now && now - time < keptFor;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mostAnswers = 200;

/** Longer than any answer may be, and short enough for any browser. */
const longest = 20_000;

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longest;

const isAnswer = (value: unknown): value is AnswerValue =>
  isText(value) ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.length <= mostAnswers && value.every(isText));
