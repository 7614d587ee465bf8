import type { Catalogue } from '../flow/catalogue.ts';
import { photoLimitsOf } from '../flow/photo-limits.ts';
import { bringElement } from '../bring-element.ts';
import type { FormPhotos, FormPhotosOptions } from './form-photos.ts';

/**
 * Brings what photos take, where the municipality takes any; others never load it.
 *
 * @param former - The photos of the form before, which go on in this one.
 * @returns `undefined` where no photos are taken, `missing` where the code did not arrive.
 */
export const bringPhotos = async (
  catalogue: Catalogue,
  former: FormPhotos | undefined,
  options: Omit<FormPhotosOptions, 'limits' | 'needsChallenge'>,
): Promise<FormPhotos | 'missing' | undefined> => {
  const limits = photoLimitsOf(catalogue);
  if (limits === undefined) {
    former?.leave();
    return undefined;
  }
  const all = {
    ...options,
    limits,
    needsChallenge: catalogue.jurisdiction.capabilities.includes('challenge'),
  };
  if (former !== undefined) {
    former.moveTo(all);
    return former;
  }
  try {
    if ((await options.client()).attachments === undefined) return undefined;
    const [{ FormPhotos }] = await Promise.all([
      import('./form-photos.ts'),
      bringElement('mimer-photo-field'),
    ]);
    return new FormPhotos(all);
  } catch {
    return 'missing';
  }
};
