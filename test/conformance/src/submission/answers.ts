import type { Answer, Attribute, Service } from '@melikgazi/mimer-sdk/contract';

type Answers = Record<string, Answer>;

const exampleOf = ({ datatype, values = [] }: Attribute): Answer => {
  const key = values[0]?.key ?? '';
  switch (datatype) {
    case 'string':
    case 'text':
      return 'Conformance test';
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'datetime':
      return '2026-01-05T10:00:00+03:00';
    case 'singlevaluelist':
      return key;
    case 'multivaluelist':
      return [key];
  }
};

const isAsked = ({ visibleWhen }: Attribute, answers: Answers): boolean => {
  if (visibleWhen === undefined) return true;
  const other = answers[visibleWhen.code];
  return Array.isArray(other) ? other.includes(String(visibleWhen.equals)) : other === visibleWhen.equals;
};

/** An answer to every question that a service wants answered, and to those that become wanted by it. */
export const requiredAnswers = ({ attributes }: Service): Answers => {
  const answers: Answers = {};
  // An answer may bring further questions up; each round answers what the last one brought.
  for (;;) {
    const open = attributes.find(
      attribute => attribute.required && answers[attribute.code] === undefined && isAsked(attribute, answers),
    );
    if (open === undefined) return answers;
    answers[open.code] = exampleOf(open);
  }
};
