import { fieldElements } from '../../../../widget/src/fields/index.ts';
import type { FormField } from '../../../../widget/src/fields/index.ts';

for (const [tag, constructor] of fieldElements) {
  if (!customElements.get(tag)) customElements.define(tag, constructor);
}

/** Puts elements into a form on the page, until the test is over. */
export function mount(...elements: readonly Element[]): HTMLFormElement {
  const form = document.createElement('form');
  form.append(...elements);
  // Not every browser lets Tab leave a page that has nowhere else to go.
  const elsewhere = document.createElement('button');
  elsewhere.className = 'elsewhere';
  elsewhere.textContent = 'Elsewhere';
  document.body.append(form, elsewhere);
  return form;
}

afterEach(() => {
  for (const form of document.forms) form.remove();
  for (const elsewhere of document.querySelectorAll('.elsewhere')) elsewhere.remove();
});

/** An element in a field's shadow root, which must be there. */
export function inside(field: FormField<unknown>, selector: string): HTMLElement {
  const found = field.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No ${selector} in <${field.localName}>`);
  return found;
}

/** The same as `inside`, where it is an input. */
export function inputOf(field: FormField<unknown>, selector = 'input'): HTMLInputElement {
  const found = inside(field, selector);
  if (!(found instanceof HTMLInputElement)) throw new Error(`${selector} is no input`);
  return found;
}
