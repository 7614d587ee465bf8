import { ErrorEvent } from '../error-event.ts';
import { QueuedEvent, ReadyEvent, StepEvent, SubmittedEvent } from '../events.ts';
import type { FlowState } from '../flow/state.ts';
import { placeOf } from './place-of.ts';

/** Tells the page what it may want to know of a change. */
export const tellPage = (element: HTMLElement, state: FlowState, former: FlowState): void => {
  const place = placeOf(state);
  if (former.name === 'loading' && state.name === 'filling') element.dispatchEvent(new ReadyEvent());
  if (state.name === 'sent' && former.name !== 'sent')
    element.dispatchEvent(new SubmittedEvent(state.receipt.reference));
  if (state.name === 'queued' && former.name !== 'queued') element.dispatchEvent(new QueuedEvent());
  if (place !== undefined && place !== placeOf(former)) element.dispatchEvent(new StepEvent(place));
  if ('failure' in state && !('failure' in former && former.failure === state.failure))
    element.dispatchEvent(new ErrorEvent(state.failure.code));
};
