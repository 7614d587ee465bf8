import type { NewRequest, Receipt, ReplyChannel } from '@melikgazi/mimer-sdk';
import { withAnswer, type AnswerValue, type Answers, type FieldId } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { draftOf } from './draft.ts';
import type { Failure } from './failure.ts';
import type {
  Failed,
  Filling,
  FlowState,
  FormerAttempt,
  Intent,
  Loading,
  Sent,
  Unavailable,
} from './state.ts';
import { stepAfter, stepBefore, stepOf, stepsOf, type StepName } from './steps.ts';
import { validateField, validateStep, type FieldProblem } from './validate.ts';

/** What can happen to the form. */
export type FlowEvent =
  | { readonly type: 'answered'; readonly field: FieldId; readonly value: AnswerValue }
  | { readonly type: 'loaded'; readonly catalogue: Catalogue }
  | { readonly type: 'loadFailed'; readonly failure: Failure }
  | { readonly type: 'reloaded' }
  | { readonly type: 'stepSent' }
  | { readonly type: 'wentBack' }
  | { readonly type: 'wentTo'; readonly step: StepName; readonly focus?: FieldId }
  /** `freshKey` becomes the idempotency key where the intent is a new one. */
  | { readonly type: 'send'; readonly freshKey: string }
  | {
      readonly type: 'received';
      readonly receipt: Receipt;
      readonly channel: ReplyChannel | undefined;
      readonly beforeChanges: boolean;
    }
  | { readonly type: 'refused'; readonly problems: readonly FieldProblem[] }
  | {
      readonly type: 'sendFailed';
      readonly failure: Failure;
      readonly refused: boolean;
      readonly sent?: NewRequest;
    }
  /** An attempt was made before the page was reloaded; what becomes known of it. */
  | { readonly type: 'resumed'; readonly key: string }
  | { readonly type: 'asked'; readonly former: FormerAttempt }
  | { readonly type: 'found'; readonly receipt: Receipt }
  /** The receipt that was found is to be seen, then what was being typed is gone on with. */
  | { readonly type: 'foundShown' }
  | { readonly type: 'wentOn' }
  | { readonly type: 'queued'; readonly id: string; readonly channel: ReplyChannel }
  /** `intent`: one that is still asked after. */
  | { readonly type: 'restarted'; readonly answers: Answers; readonly intent?: Intent };

/** What the form was asked to do is not possible where it stands. */
const illegal = (state: FlowState, event: FlowEvent): never => {
  throw new Error(`A form that is “${state.name}” cannot be “${event.type}”.`);
};

/** The form after `event`; throws where the event is not possible in the state. */
export const transition = (state: FlowState, event: FlowEvent): FlowState => {
  switch (event.type) {
    case 'restarted':
      return state.name === 'loading' || state.name === 'unavailable'
        ? unwanted(state, event.answers)
        : { ...opened(state.catalogue, event.answers), ...(event.intent && { intent: event.intent }) };
    case 'answered':
      if (state.name === 'filling') return answered(state, event.field, event.value);
      // A photo may arrive at any time; what was sent already is not touched by it.
      if (state.name === 'sending' || state.name === 'failed') {
        if (event.field !== 'photos') break;
        const { intent } = state;
        const answers = withAnswer(state.answers, event.field, event.value);
        return {
          ...state,
          answers,
          intent: { ...intent, changed: intent.changed || state.name === 'failed' },
        };
      }
      if (state.name !== 'loading' && state.name !== 'unavailable') break;
      return { ...state, answers: withAnswer(state.answers, event.field, event.value) };
    case 'loaded':
      if (state.name !== 'loading') break;
      return opened(event.catalogue, state.answers, state.wanted);
    case 'loadFailed':
      if (state.name !== 'loading') break;
      return { ...state, name: 'unavailable', failure: event.failure };
    case 'reloaded': {
      if (state.name !== 'unavailable') break;
      const { failure: _, ...rest } = state;
      return { ...rest, name: 'loading' };
    }
    case 'stepSent':
      if (state.name !== 'filling' || state.step === 'check') break;
      return stepSent(state);
    case 'wentBack':
      if (state.name !== 'filling') break;
      return at(state, stepBefore(state.step, draftOf(state.catalogue, state.answers)));
    case 'wentTo':
      if (state.name === 'loading' || state.name === 'unavailable') return { ...state, wanted: event.step };
      if (state.name !== 'filling' && state.name !== 'failed') break;
      return wentTo(state, event.step, event.focus);
    case 'send':
      // Who does not know yet that the earlier one arrived might mean the same one.
      if (state.name === 'filling' && state.intent?.found !== undefined)
        return shown(state, state.intent.found);
      if (state.name === 'failed' || (state.name === 'filling' && state.step === 'check'))
        return send(state, event.freshKey);
      break;
    case 'received':
      if (state.name !== 'sending' && state.name !== 'queued') break;
      return {
        name: 'sent',
        catalogue: state.catalogue,
        receipt: event.receipt,
        channel: event.channel,
        beforeChanges: event.beforeChanges,
      };
    case 'resumed':
      if (state.name !== 'filling' || state.intent !== undefined) break;
      return { ...state, intent: { key: event.key, refused: false, changed: false, former: 'asking' } };
    case 'asked':
      if ((state.name !== 'filling' && state.name !== 'failed') || state.intent === undefined) break;
      return { ...state, intent: { ...state.intent, former: event.former } };
    case 'found':
      if ((state.name !== 'filling' && state.name !== 'failed') || state.intent === undefined) break;
      // What is being typed may be another request.
      if (state.name === 'filling' && state.intent.changed) {
        const { former: _, ...intent } = state.intent;
        return { ...state, intent: { ...intent, found: event.receipt } };
      }
      return {
        name: 'sent',
        catalogue: state.catalogue,
        receipt: event.receipt,
        channel: undefined,
        beforeChanges: state.intent.changed,
      };
    case 'foundShown':
      if (state.name !== 'filling' || state.intent?.found === undefined) break;
      return shown(state, state.intent.found);
    case 'wentOn':
      if (state.name !== 'sent' || state.kept === undefined) break;
      return state.kept;
    case 'queued':
      if (state.name !== 'failed') break;
      return { name: 'queued', catalogue: state.catalogue, id: event.id, channel: event.channel };
    case 'refused':
      if (state.name !== 'sending') break;
      return wrongAt(
        {
          ...filling(state.catalogue, state.answers),
          intent: { ...state.intent, refused: true, changed: false },
        },
        event.problems,
      );
    case 'sendFailed': {
      if (state.name !== 'sending') break;
      const { failure, sent } = event;
      const earlier = state.intent.unanswered ?? [];
      // Who refuses now may stand in front of the backend, which may have an earlier attempt.
      const refused = event.refused && earlier.length === 0;
      const unanswered = [...(event.refused || sent === undefined ? [] : [sent]), ...earlier];
      const intent = { ...state.intent, refused, changed: false, unanswered };
      return { ...state, name: 'failed', failure, intent };
    }
  }
  return illegal(state, event);
};

const filling = (catalogue: Catalogue, answers: Answers): Filling => ({
  name: 'filling',
  catalogue,
  answers,
  step: 'subject',
  revising: false,
  problems: [],
  askedForMore: false,
});

const opened = (catalogue: Catalogue, answers: Answers, wanted?: StepName): Filling => {
  const state = filling(catalogue, answers);
  return wanted === undefined ? state : wentTo(state, wanted, undefined);
};

/** The beginning, with nothing but these answers. */
const unwanted = ({ wanted: _, ...state }: Loading | Unavailable, answers: Answers): FlowState => ({
  ...state,
  answers,
});

/** The receipt of an earlier request; what is being typed goes on after it as a request of its own. */
const shown = ({ intent: _, ...kept }: Filling, receipt: Receipt): Sent => ({
  name: 'sent',
  catalogue: kept.catalogue,
  receipt,
  channel: undefined,
  beforeChanges: false,
  kept,
});

/** The same form on another step, where nothing has been found wrong yet. */
const at = ({ focus: _, ...state }: Filling, step: StepName): Filling => ({
  ...state,
  step,
  problems: [],
  revising: step !== 'check' && state.revising,
});

/** What was found wrong corrects itself as it is typed; nothing new is found until the step is sent. */
const answered = (state: Filling, field: FieldId, value: AnswerValue): Filling => {
  const answers = withAnswer(state.answers, field, value);
  const draft = draftOf(state.catalogue, answers);
  const problems = state.problems.flatMap(problem => {
    if (problem.refused === true && problem.field !== field) return [problem];
    return stepOf(problem.field, draft) === undefined
      ? []
      : validateField(problem.field, draft, problem.code === 'more_wanted');
  });
  return { ...state, answers, problems, ...(state.intent && { intent: { ...state.intent, changed: true } }) };
};

const stepSent = (state: Filling): Filling => {
  const draft = draftOf(state.catalogue, state.answers);
  const problems = validateStep(state.step, draft, !state.askedForMore);
  const askedForMore = state.askedForMore || problems.some(({ code }) => code === 'more_wanted');
  if (problems.length > 0) return { ...state, problems, askedForMore };
  const firstWrong = stepsOf(draft).find(step => validateStep(step, draft, false).length > 0);
  const next = state.revising && firstWrong === undefined ? 'check' : stepAfter(state.step, draft);
  return at(state, next);
};

/** A step ahead is reached only through those before it: then the form stops at the first that is not answered yet. */
const wentTo = (state: Filling | Failed, step: StepName, focus: FieldId | undefined): Filling => {
  const from =
    state.name === 'failed'
      ? { ...filling(state.catalogue, state.answers), step: 'check' as const, intent: state.intent }
      : state;
  const draft = draftOf(from.catalogue, from.answers);
  const steps = stepsOf(draft);
  if (!steps.includes(step)) return from;
  const ahead = steps.slice(0, steps.indexOf(step));
  const reached = ahead.find(name => validateStep(name, draft, false).length > 0) ?? step;
  const revising = from.step === 'check' || from.revising;
  return { ...at({ ...from, revising }, reached), ...(focus !== undefined && { focus }) };
};

const send = (state: Filling | Failed, freshKey: string): FlowState => {
  const { catalogue, answers } = state;
  const draft = draftOf(catalogue, answers);
  const problems = stepsOf(draft).flatMap(step => validateStep(step, draft, false));
  if (problems.length > 0) {
    return wrongAt(
      { ...filling(catalogue, answers), ...(state.intent && { intent: state.intent }) },
      problems,
    );
  }
  return { name: 'sending', catalogue, answers, intent: intentOf(state.intent, freshKey) };
};

/** Whether an attempt may have arrived that nobody answered. */
export const mayHaveArrived = ({ unanswered, former, found }: Intent): boolean =>
  former !== undefined || found !== undefined || (unanswered?.length ?? 0) > 0;

/** After silence the same key goes again, for an attempt may have arrived; so it does when nothing was changed. */
const intentOf = (former: Intent | undefined, freshKey: string): Intent =>
  former === undefined || (former.refused && former.changed && !mayHaveArrived(former))
    ? { key: freshKey, refused: false, changed: false }
    : // What was known of an attempt from before the reload is not known of this one.
      { ...former, refused: false, ...(former.former && { former: 'unknown' }) };

/** The first step with a problem, with its problems. */
const wrongAt = (state: Filling, problems: readonly FieldProblem[]): Filling => {
  const draft = draftOf(state.catalogue, state.answers);
  const step =
    stepsOf(draft).find(name => problems.some(({ field }) => stepOf(field, draft) === name)) ?? 'check';
  return {
    ...at(state, step),
    revising: step !== 'check',
    problems: problems.filter(({ field }) => stepOf(field, draft) === step),
  };
};
