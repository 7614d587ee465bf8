import type { Attribute } from '@melikgazi/mimer-sdk';
import { listOf, textOf, type Answers, type FieldId } from './answers.ts';
import type { Draft } from './draft.ts';

export const attributeField = (code: string): FieldId => `attribute:${code}`;

/** Whether the question is shown: its condition holds, and so does the one of the question it depends on. */
const isVisible = (attribute: Attribute, all: readonly Attribute[], answers: Answers): boolean => {
  const { visibleWhen: condition } = attribute;
  if (condition === undefined) return true;
  // Without the question itself, so that two that wait for each other stay hidden instead of asking for ever.
  const others = all.filter(other => other !== attribute);
  const decisive = others.find(({ code }) => code === condition.code);
  if (decisive === undefined || !isVisible(decisive, others, answers)) return false;
  const field = attributeField(decisive.code);
  const wanted = String(condition.equals);
  return textOf(answers, field) === wanted || listOf(answers, field).includes(wanted);
};

/** The service's own questions that are asked now, in their order. */
export const questionsOf = ({ service, answers }: Draft): readonly Attribute[] => {
  const all = service?.attributes ?? [];
  return all
    .filter(attribute => isVisible(attribute, all, answers))
    .toSorted((one, other) => one.order - other.order);
};
