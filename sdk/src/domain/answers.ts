import type { Answer, FieldError } from '../contract/index.ts';
import { pointerOf } from './json-pointer.ts';
import type { AttributeData } from './jurisdiction-data.ts';

type Answers = Readonly<Record<string, Answer>>;

/** What is wrong with the answers to a service's own questions. */
export const answerErrors = (
  attributes: readonly AttributeData[] = [],
  answers: Answers = {},
): FieldError[] => [
  ...Object.keys(answers)
    .filter(code => !attributes.some(attribute => attribute.code === code))
    .map((code): FieldError => ({ pointer: pointerOf(['attributes', code]), code: 'unknown_member' })),
  ...attributes.flatMap(attribute => {
    const pointer = pointerOf(['attributes', attribute.code]);
    const answer = Object.hasOwn(answers, attribute.code) ? answers[attribute.code] : undefined;
    if (!isAsked(attribute, answers)) return answer === undefined ? [] : [{ pointer, code: 'not_allowed' }];
    if (answer === undefined) return attribute.required ? [{ pointer, code: 'required' }] : [];
    const code = answerError(attribute, answer);
    return code === undefined ? [] : [{ pointer, code }];
  }),
];

const isAsked = ({ visibleWhen }: AttributeData, answers: Answers): boolean => {
  if (visibleWhen === undefined) return true;
  const other = Object.hasOwn(answers, visibleWhen.code) ? answers[visibleWhen.code] : undefined;
  return Array.isArray(other) ? other.includes(String(visibleWhen.equals)) : other === visibleWhen.equals;
};

const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const answerError = ({ datatype, values = [] }: AttributeData, answer: Answer): string | undefined => {
  const isValue = (key: string) => values.some(value => value.key === key);
  switch (datatype) {
    case 'string':
    case 'text':
      return typeof answer === 'string' ? undefined : 'invalid_type';
    case 'number':
      return typeof answer === 'number' ? undefined : 'invalid_type';
    case 'boolean':
      return typeof answer === 'boolean' ? undefined : 'invalid_type';
    case 'datetime':
      if (typeof answer !== 'string') return 'invalid_type';
      return dateTime.test(answer) && !Number.isNaN(Date.parse(answer)) ? undefined : 'invalid_format';
    case 'singlevaluelist':
      if (typeof answer !== 'string') return 'invalid_type';
      return isValue(answer) ? undefined : 'unknown_value';
    case 'multivaluelist':
      if (!Array.isArray(answer)) return 'invalid_type';
      return answer.every(isValue) ? undefined : 'unknown_value';
  }
};
