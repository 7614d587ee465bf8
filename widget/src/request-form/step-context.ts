import type { AnswerValue, FieldId } from '../flow/answers.ts';
import type { Draft } from '../flow/draft.ts';
import type { StepName } from '../flow/steps.ts';
import type { FieldProblem } from '../flow/validate.ts';
import type { FormMessages } from '../locales/messages.ts';
import type { FormPhotos } from './form-photos.ts';
import { labelOf, wordsOf } from './words.ts';

/** The pictures of the map, as the page names them; `tiles` is empty where there is no map. */
export interface MapSource {
  readonly tiles: string;
  readonly attribution: string;
}

/** What the templates of the steps are given. */
export interface StepContext {
  readonly draft: Draft;
  readonly messages: FormMessages;
  readonly headingLevel: number;
  readonly map: MapSource;
  readonly problems: readonly FieldProblem[];
  /** Where the municipality takes files, and once the code for them is here. */
  readonly photos: FormPhotos | undefined;
  readonly answer: (field: FieldId, value: AnswerValue) => void;
  readonly goTo: (step: StepName, field?: FieldId) => void;
  readonly focusField: (field: FieldId) => void;
}

/** What all fields are given. */
export const commonOf = ({ draft, messages, problems }: StepContext, field: FieldId) => {
  const problem = problems.find(found => found.field === field);
  return {
    label: labelOf(field, draft, messages),
    error: problem === undefined ? '' : wordsOf(problem, draft, messages),
  };
};
