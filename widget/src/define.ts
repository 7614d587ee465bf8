import { TextArea } from './fields/text-area.ts';
import { RequestForm } from './request-form/request-form.ts';

/** Registers what is not registered yet: another copy of the widget may have been here first. */
const define = (elements: Iterable<readonly [tag: string, constructor: CustomElementConstructor]>): void => {
  for (const [tag, constructor] of elements) {
    if (customElements.get(tag) === undefined) customElements.define(tag, constructor);
  }
};

// What is needed to begin typing comes first, alone, then what is needed to choose a subject; the rest follows by itself.
define([
  ['mimer-text-area', TextArea],
  ['mimer-request-form', RequestForm],
]);

/** Settled once every element is registered. */
export const defined: Promise<void> = import('./fields/combobox.ts')
  .then(({ Combobox }) => {
    define([['mimer-combobox', Combobox]]);
    return Promise.all([
      import('./fields/field-elements.ts'),
      import('./request-form/place/place-elements.ts'),
      import('./status-tracker/status-tracker.ts'),
    ]);
  })
  .then(([{ fieldElements }, { placeElements }, { StatusTracker }]) =>
    define([...fieldElements, ...placeElements, ['mimer-status-tracker', StatusTracker]]),
  );
