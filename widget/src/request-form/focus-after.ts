import { draftOf } from '../flow/draft.ts';
import type { FlowState } from '../flow/state.ts';
import { stepsOf } from '../flow/steps.ts';
import type { FormMessages } from '../locales/messages.ts';

/** Where the focus goes, and what is said, after a change. */
export interface Attention {
  readonly selector?: string;
  readonly words?: string;
}

const heading = '[part~="heading"]';

/** A citizen who typed keeps the focus; one who sent a step is taken to what came of it. */
export const focusAfter = (state: FlowState, former: FlowState, messages: FormMessages): Attention => {
  // A photo that arrives in the meantime is no reason to take anybody anywhere.
  if (state.name === former.name && state.name !== 'filling') return {};
  // What was said of sending is no longer so.
  if (state.name === 'unavailable' || state.name === 'failed') return { selector: '#failure', words: '' };
  if (state.name === 'sending') return { words: messages.check.sending };
  if (state.name === 'sent') return { selector: heading, words: messages.receipt.title };
  if (state.name === 'queued') return { selector: heading, words: messages.outbox.title };
  if (state.name !== 'filling' || former.name === 'loading') return {};
  const found = state.intent?.found;
  if (found !== undefined && !(former.name === 'filling' && former.intent?.found === found))
    return { words: messages.draft.found };
  const attempt = state.intent?.former;
  if (attempt !== undefined && attempt !== (former.name === 'filling' ? former.intent?.former : undefined))
    return { words: messages.draft[attempt] };
  const asked = former.name === 'filling' ? former.problems : [];
  const samePlace = former.name === 'filling' && former.step === state.step;
  const typed = samePlace && former.answers !== state.answers;
  if (state.problems.length > 0 && state.problems !== asked && !typed) return { selector: '#summary' };
  if (samePlace) return {};
  const steps = stepsOf(draftOf(state.catalogue, state.answers));
  const words = messages.stepAnnounced(
    steps.indexOf(state.step) + 1,
    steps.length,
    messages.steps[state.step],
  );
  return { words, selector: state.focus === undefined ? heading : `[name="${CSS.escape(state.focus)}"]` };
};
