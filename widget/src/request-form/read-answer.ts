import { isFieldId, type AnswerValue, type FieldId } from '../flow/answers.ts';

const isAnswer = (value: unknown): value is AnswerValue =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.every(item => typeof item === 'string'));

/** Which question a field of the form asks and how it is answered now. */
export const readAnswer = (field: EventTarget | null): { field: FieldId; value: AnswerValue } | undefined => {
  if (field === null || !('name' in field && 'value' in field)) return undefined;
  const { name, value } = field;
  return typeof name === 'string' && isFieldId(name) && isAnswer(value) ? { field: name, value } : undefined;
};
