/** The questions that every municipality asks in the same way. */
export const fixedFields = [
  'description',
  'service',
  'anyway',
  'kind',
  'neighbourhood',
  'street',
  'buildingNumber',
  'unitNumber',
  'directions',
  'point',
  'anonymous',
  'givenName',
  'familyName',
  'nationalId',
  'channel',
  'phone',
  'email',
  'address',
  'hideIdentity',
] as const;

export type FixedField = (typeof fixedFields)[number];

/** A question: a fixed one, one of the service's own, or whether a notice was read. */
export type FieldId = FixedField | `attribute:${string}` | `notice:${string}`;

const isFixed = (name: string): name is FixedField => fixedFields.some(field => field === name);

export const isFieldId = (name: string): name is FieldId =>
  isFixed(name) || /^(attribute|notice):/.test(name);

/** An answer as the citizen gave it, before anything is made of it. */
export type AnswerValue = string | boolean | readonly string[];

/** Everything the citizen answered so far, also to questions that are hidden now. */
export type Answers = Readonly<Partial<Record<FieldId, AnswerValue>>>;

export const withAnswer = (answers: Answers, field: FieldId, value: AnswerValue): Answers => ({
  ...answers,
  [field]: value,
});

/** The answer as it stands in its field: what is being typed must not lose the space before the next word. */
export const rawText = (answers: Answers, field: FieldId): string => {
  const value = answers[field];
  return typeof value === 'string' ? value : '';
};

/** The answer as text without the spaces around it; `''` where there is none. */
export const textOf = (answers: Answers, field: FieldId): string => rawText(answers, field).trim();

export const isTicked = (answers: Answers, field: FieldId): boolean => answers[field] === true;

export const listOf = (answers: Answers, field: FieldId): readonly string[] => {
  const value = answers[field];
  return typeof value === 'object' ? value : [];
};
