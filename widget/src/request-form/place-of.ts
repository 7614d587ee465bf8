import type { FlowState } from '../flow/state.ts';
import type { StepName } from '../flow/steps.ts';

/** Which page of the form a state shows; none before the municipality is known. */
export const placeOf = (state: FlowState): StepName | 'receipt' | undefined => {
  if (state.name === 'filling') return state.step;
  if (state.name === 'sending' || state.name === 'failed') return 'check';
  return state.name === 'sent' ? 'receipt' : undefined;
};
