import { place as words } from '../../../../../widget/src/locales/tr/place.ts';
import { opening } from '../../../../../widget/src/locales/tr/opening.ts';
import type { PointField } from '../../../../../widget/src/request-form/place/point-field.ts';
import { defined } from '../../../../../widget/src/define.ts';
import { mount } from '../../../fields/support/mount.ts';

export { words };

before(() => defined);

const map = {
  centre: { lat: 38.7199, lng: 35.5057 },
  bounds: { southWest: { lat: 38.5, lng: 35.35 }, northEast: { lat: 38.9, lng: 35.85 } },
};

/** The field alone, as the form gives it to the page. */
export const placeField = async (properties: Partial<PointField> = {}): Promise<PointField> => {
  const field = document.createElement('mimer-point-field');
  Object.assign(field, {
    name: 'point',
    label: 'Konum',
    hint: 'Oradaysanız konumunuzu ekleyebilirsiniz.',
    messages: opening.field,
    words,
    district: { name: 'Melikgazi Belediyesi', map },
    ...properties,
  });
  mount(field);
  await field.updateComplete;
  return field;
};

export const inField = (field: PointField, selector: string): HTMLElement | undefined =>
  field.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;

/** A button of the field, which must be there. */
export const button = (field: PointField, id: string): HTMLElement => {
  const found = inField(field, `#${id}`);
  if (found === undefined) throw new Error(`There is no #${id}.`);
  return found;
};

/** What the live region says. */
export const said = (field: PointField): string =>
  inField(field, '[role="status"]')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** Types into the control as a person does. */
export const type = async (
  field: PointField,
  text: string,
  inputType = 'insertText',
): Promise<HTMLInputElement> => {
  const input = inField(field, '[part="control"]');
  if (!(input instanceof HTMLInputElement)) throw new Error('There is no control.');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType }));
  await field.updateComplete;
  return input;
};
