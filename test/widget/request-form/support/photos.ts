import type { RequestForm } from '../../../../widget/src/index.ts';
import type { PhotoField } from '../../../../widget/src/fields/index.ts';
import { eventually } from '../../support/eventually.ts';
import { fill, fillSubject, fillYou, next, open, query, settled } from './form.ts';

export const jurisdiction = {
  capabilities: ['attachments'],
  attachments: {
    maxCount: 5,
    maxBytes: 10 * 1024 ** 2,
    types: ['image/jpeg', 'image/png', 'application/pdf'],
  },
};

export const photoField = (form: RequestForm): PhotoField | undefined =>
  form.shadowRoot?.querySelector('mimer-photo-field') ?? undefined;

/** A form whose first step is answered, and asks for photos. */
export const openWithPhotos = async (properties: Partial<RequestForm> = {}): Promise<RequestForm> => {
  const form = await open(properties);
  await fillSubject(form);
  await eventually(() => photoField(form)?.shadowRoot?.querySelector('input'));
  return form;
};

/** Chooses files as the browser's dialogue does. */
export const addPhotos = async (form: RequestForm, ...files: File[]): Promise<void> => {
  const field = photoField(form);
  const input = field?.shadowRoot?.querySelector('input');
  if (!field || !input) throw new Error('No photos are asked for.');
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settled(form);
};

/** The state of each photo, in words. */
export const photoStates = (form: RequestForm): string[] =>
  [...(photoField(form)?.shadowRoot?.querySelectorAll('[part="photo-state"]') ?? [])].map(state =>
    state.textContent.replace(/\s+/g, ' ').trim(),
  );

/** Waits until every photo is in one of the given states. */
export const photosAre = async (form: RequestForm, ...wanted: string[]): Promise<void> => {
  await eventually(() => {
    const states = photoStates(form);
    return states.length === wanted.length && wanted.every((state, index) => states[index]?.includes(state));
  });
};

/** A promise that the test settles. */
export const gate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>(resolve => (open = resolve));
  return { open, opened };
};

/** Whether the receipt is shown. */
export const isSent = (form: RequestForm): boolean => query(form, '[part="receipt"]') !== undefined;

/** From the first step, which is answered, to the check. */
export const goOn = async (form: RequestForm): Promise<void> => {
  await next(form);
  await eventually(() => query(form, '[name="street"]'));
  await settled(form);
  await fill(form, 'neighbourhood', 'Hunat');
  await next(form);
  await fillYou(form);
  await next(form);
};
