import type { Jurisdiction } from '@melikgazi/mimer-sdk';
import type { Catalogue } from './catalogue.ts';

/** What the municipality takes of files; `undefined` where it takes none. */
export type PhotoLimits = NonNullable<Jurisdiction['attachments']>;

export const photoLimitsOf = ({ jurisdiction }: Catalogue): PhotoLimits | undefined => {
  const { capabilities, attachments } = jurisdiction;
  return capabilities.includes('attachments') && (attachments?.maxCount ?? 0) > 0 ? attachments : undefined;
};
