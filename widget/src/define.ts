import { TextArea } from './fields/text-area.ts';
import { lack } from './lack.ts';
import { defineLater } from './bring-element.ts';
import { RequestForm } from './request-form/request-form.ts';
import { tell } from './troubles/tell.ts';

const lacking = lack();
if (lacking) void tell(lacking);

/**
 * Registers what is not registered yet: another copy of the widget may have been here first. Where elements can’t work, none is
 * registered: what the page has put inside them stays.
 */
const define = (elements: Iterable<readonly [tag: string, constructor: CustomElementConstructor]>): void => {
  for (const [tag, constructor] of elements) {
    if (lacking === undefined && customElements.get(tag) === undefined)
      customElements.define(tag, constructor);
  }
};

// What is needed to begin typing comes first, alone, then what is needed to choose a subject; the rest follows by itself.
define([
  ['mimer-text-area', TextArea],
  ['mimer-request-form', RequestForm],
]);

// Only where a municipality takes files.
defineLater('mimer-photo-field', async () => {
  const { PhotoField } = await import('./fields/photo-field.ts');
  define([['mimer-photo-field', PhotoField]]);
});

/** Settled once every element is registered. */
export const defined: Promise<void> = import('./fields/combobox.ts')
  .then(({ Combobox }) => {
    define([['mimer-combobox', Combobox]]);
    return Promise.all([
      import('./fields/field-elements.ts'),
      import('./request-form/place/place-elements.ts'),
      import('./status-tracker/status-tracker.ts'),
      import('./element/later-elements.ts'),
    ]);
  })
  .then(([{ fieldElements }, { placeElements }, { StatusTracker }, { laterElements }]) =>
    define([...fieldElements, ...placeElements, ['mimer-status-tracker', StatusTracker], ...laterElements]),
  );
