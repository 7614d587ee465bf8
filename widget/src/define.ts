import { TextArea } from './fields/text-area.ts';
import { RequestForm } from './request-form/request-form.ts';

/** Registers what is not registered yet: another copy of the widget may have been here first. */
const define = (elements: Iterable<readonly [tag: string, constructor: CustomElementConstructor]>): void => {
  for (const [tag, constructor] of elements) {
    if (customElements.get(tag) === undefined) customElements.define(tag, constructor);
  }
};

// What is needed to begin typing comes first, alone; the other fields and the tracker follow by themselves.
define([
  ['mimer-text-area', TextArea],
  ['mimer-request-form', RequestForm],
]);

/** Settled once every element is registered. */
export const defined: Promise<void> = Promise.all([
  import('./fields/field-elements.ts').then(({ fieldElements }) => define(fieldElements)),
  import('./request-form/place/place-elements.ts').then(({ placeElements }) => define(placeElements)),
  import('./status-tracker/status-tracker.ts').then(({ StatusTracker }) =>
    define([['mimer-status-tracker', StatusTracker]]),
  ),
]).then(() => undefined);
