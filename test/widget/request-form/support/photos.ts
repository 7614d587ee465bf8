import type { RequestForm } from '../../../../widget/src/index.ts';
import { eventually } from '../../support/eventually.ts';
import { photoField } from '../../support/photo-field.ts';
import { fill, fillSubject, fillYou, next, open, query, settled } from './form.ts';

export {
  addPhotos,
  gate,
  jurisdiction,
  photoField,
  photosAre,
  photoStates,
} from '../../support/photo-field.ts';

/** A form whose first step is answered, and asks for photos. */
export const openWithPhotos = async (properties: Partial<RequestForm> = {}): Promise<RequestForm> => {
  const form = await open(properties);
  await fillSubject(form);
  await eventually(() => photoField(form)?.shadowRoot?.querySelector('input'));
  return form;
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
