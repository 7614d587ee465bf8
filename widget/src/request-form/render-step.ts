import { html, nothing, type TemplateResult } from 'lit';
import { rawText } from '../flow/answers.ts';
import { draftOf, isRedirected } from '../flow/draft.ts';
import type { Failed, Filling, Sending } from '../flow/state.ts';
import { stepsOf, type StepName } from '../flow/steps.ts';
import { emergencyLine } from './emergency-line.ts';
import { errorSummary } from './error-summary.ts';
import { failureNotice } from './failure-notice.ts';
import { renderFrame, type Frame } from './frame.ts';
import { commonOf, type StepContext } from './step-context.ts';
import { renderSubject } from './steps/subject.ts';
import { subjectQuestions } from './steps/subject-questions.ts';

export type LaterSteps = typeof import('./steps/later.ts');

/** What a step needs to be shown. */
export interface StepView
  extends
    Pick<StepContext, 'answer' | 'goTo' | 'focusField' | 'headingLevel' | 'map' | 'messages' | 'photos'>,
    Pick<Frame, 'onInput' | 'onSubmit'> {
  readonly state: Filling | Sending | Failed;
  /** The steps after the first, once they are here. */
  readonly later: LaterSteps | 'missing' | undefined;
  /** What was kept, what waits. */
  readonly notices: unknown;
  /** What else can be done when sending failed. */
  readonly offer: unknown;
  readonly onBack: () => void;
}

const contentOf = (step: StepName, context: StepContext, later: StepView['later']): unknown => {
  const { draft, messages } = context;
  if (step === 'subject') {
    const { error } = commonOf(context, 'description');
    const description = rawText(draft.answers, 'description');
    return renderSubject(messages, description, error, subjectQuestions(context));
  }
  if (typeof later !== 'object') return html`<p part="intro">${messages.loading}</p>`;
  if (step === 'place') return later.renderPlace(context);
  return step === 'you' ? later.renderYou(context) : later.renderCheck(context);
};

const troubleOf = ({ state, messages, later, offer }: StepView, context: StepContext): unknown => {
  const { phone } = state.catalogue.jurisdiction.contact;
  if (state.name === 'failed') {
    const title = state.intent.refused ? messages.failure.sending : messages.failure.unknown;
    return failureNotice(state.failure, messages, { title, phone, offer });
  }
  if (later === 'missing') {
    return failureNotice({ code: 'connection' }, messages, { title: messages.failure.step, phone });
  }
  return errorSummary(context);
};

const submitWords = ({ state, messages, photos }: StepView): string => {
  const sending = state.name === 'sending';
  if (sending || photos?.isWaiting === true)
    return photos?.progressWords(messages.photos) ?? messages.check.sending;
  if (state.name === 'failed') return messages.tryAgain;
  if (state.step === 'check') return messages.check.send;
  return state.revising ? messages.backToCheck : messages.next;
};

const buttonsOf = (view: StepView, context: StepContext): unknown => {
  const { state, messages, photos, onBack } = view;
  const filling = state.name === 'filling';
  if (filling && isRedirected(context.draft)) return nothing;
  const busy = state.name === 'sending' || photos?.isWaiting === true;
  // Not `disabled`: the focus would be lost, and with it the place of those who cannot see.
  return html`<button part="button" type="submit" aria-disabled=${busy ? 'true' : nothing}>
      ${submitWords(view)}
    </button>
    ${
      filling && state.step !== 'subject'
        ? html`<button part="button secondary" type="button" @click=${onBack}>${messages.back}</button>`
        : nothing
    }`;
};

/** A step with all that surrounds it. */
export const renderStep = (view: StepView): TemplateResult => {
  const { state, messages, headingLevel, map, photos, answer, goTo, focusField } = view;
  const draft = draftOf(state.catalogue, state.answers);
  const step = state.name === 'filling' ? state.step : 'check';
  const problems = state.name === 'filling' ? state.problems : [];
  const context: StepContext = {
    draft,
    messages,
    headingLevel,
    map,
    problems,
    photos,
    answer,
    goTo,
    focusField,
  };
  const steps = stepsOf(draft);
  return renderFrame({
    messages,
    headingLevel,
    heading: messages.steps[step],
    position: steps.indexOf(step) + 1,
    of: steps.length,
    above: html`${emergencyLine(state.catalogue.jurisdiction)}${view.notices}`,
    trouble: troubleOf(view, context),
    content: contentOf(step, context, view.later),
    buttons: buttonsOf(view, context),
    onInput: view.onInput,
    onSubmit: view.onSubmit,
  });
};
