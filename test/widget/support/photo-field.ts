import type { PhotoField } from '../../../widget/src/fields/index.ts';
import { eventually } from './eventually.ts';

/** Where a municipality takes files. */
export const jurisdiction = {
  capabilities: ['attachments'],
  attachments: {
    maxCount: 5,
    maxBytes: 10 * 1024 ** 2,
    types: ['image/jpeg', 'image/png', 'application/pdf'],
  },
};

/** The field for photos in an element. */
export const photoField = (element: Element): PhotoField | undefined =>
  element.shadowRoot?.querySelector('mimer-photo-field') ?? undefined;

/** Chooses files as the browser's dialogue does. */
export const addPhotos = async (element: Element, ...files: File[]): Promise<void> => {
  const field = photoField(element);
  const input = field?.shadowRoot?.querySelector('input');
  if (!field || !input) throw new Error('No photos are asked for.');
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
  if ('updateComplete' in element) await element.updateComplete;
  await field.updateComplete;
};

/** The state of each photo, in words. */
export const photoStates = (element: Element): string[] =>
  [...(photoField(element)?.shadowRoot?.querySelectorAll('[part="photo-state"]') ?? [])].map(state =>
    state.textContent.replace(/\s+/g, ' ').trim(),
  );

/** Waits until every photo is in one of the given states. */
export const photosAre = async (element: Element, ...wanted: string[]): Promise<void> => {
  await eventually(() => {
    const states = photoStates(element);
    return states.length === wanted.length && wanted.every((state, index) => states[index]?.includes(state));
  });
};

/** A promise that the test settles. */
export const gate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>(resolve => (open = resolve));
  return { open, opened };
};
