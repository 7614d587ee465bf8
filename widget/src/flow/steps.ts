import type { FieldId } from './answers.ts';
import { kindsOf } from './catalogue.ts';
import { isRedirected, type Draft } from './draft.ts';
import { photoLimitsOf } from './photo-limits.ts';
import { attributeField, questionsOf } from './questions.ts';
import { noticesOf, requirementsOf } from './requirements.ts';

/** A page of the form that asks or shows something before it is sent. */
export type StepName = 'subject' | 'place' | 'you' | 'check';

interface Step {
  readonly name: StepName;
  readonly applies: (draft: Draft) => boolean;
  /** The questions asked now, in the order in which they are shown. */
  readonly fields: (draft: Draft) => readonly FieldId[];
}

const always = () => true;

const noticeField = (id: string): FieldId => `notice:${id}`;

/** What follows from the subject is asked once there is one, and a kind only where there are several. */
const subjectFields = (draft: Draft): readonly FieldId[] => {
  const { catalogue, service } = draft;
  if (service === undefined || isRedirected(draft)) return ['description', 'service'];
  const kind: readonly FieldId[] = kindsOf(catalogue, service).length > 1 ? ['kind'] : [];
  const photos: readonly FieldId[] = photoLimitsOf(catalogue) === undefined ? [] : ['photos'];
  const own = questionsOf(draft).map(({ code }) => attributeField(code));
  return ['description', 'service', ...kind, ...own, ...photos];
};

const personalFields = (draft: Draft): readonly FieldId[] => {
  const asked = requirementsOf(draft);
  const fields: [FieldId, boolean][] = [
    ['anonymous', asked.anonymityOffered],
    ['givenName', asked.names !== 'none'],
    ['familyName', asked.names !== 'none'],
    ['nationalId', asked.nationalId !== 'none'],
    ['channel', !asked.anonymous],
    ['phone', asked.phone !== 'none'],
    ['email', asked.email !== 'none'],
    ['address', asked.address !== 'none'],
    ['hideIdentity', asked.hideIdentity !== undefined],
  ];
  return [
    ...fields.filter(([, isAsked]) => isAsked).map(([field]) => field),
    ...noticesOf(draft).map(({ id }) => noticeField(id)),
  ];
};

const steps: readonly Step[] = [
  { name: 'subject', applies: always, fields: subjectFields },
  {
    name: 'place',
    applies: ({ service }) => service?.location !== 'none',
    fields: () => ['neighbourhood', 'street', 'buildingNumber', 'unitNumber', 'directions', 'point'],
  },
  { name: 'you', applies: always, fields: personalFields },
  { name: 'check', applies: always, fields: () => [] },
];

export const isStepName = (name: string): name is StepName => steps.some(step => step.name === name);

/** The steps of this request, in order. */
export const stepsOf = (draft: Draft): readonly StepName[] =>
  steps.filter(({ applies }) => applies(draft)).map(({ name }) => name);

/** The questions that `step` asks now; none where the step does not apply. */
export const fieldsOf = (step: StepName, draft: Draft): readonly FieldId[] => {
  const found = steps.find(({ name }) => name === step);
  return found?.applies(draft) === true ? found.fields(draft) : [];
};

/** The step that asks `field` now. */
export const stepOf = (field: FieldId, draft: Draft): StepName | undefined =>
  stepsOf(draft).find(step => fieldsOf(step, draft).includes(field));

export const stepAfter = (step: StepName, draft: Draft): StepName => {
  const names = stepsOf(draft);
  return names[names.indexOf(step) + 1] ?? 'check';
};

export const stepBefore = (step: StepName, draft: Draft): StepName => {
  const names = stepsOf(draft);
  return names[Math.max(0, names.indexOf(step) - 1)] ?? 'subject';
};
