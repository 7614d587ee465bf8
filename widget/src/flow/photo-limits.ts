import type { Jurisdiction } from '@melikgazi/mimer-sdk';

/** What the municipality takes of files; `undefined` where it takes none. */
export type PhotoLimits = NonNullable<Jurisdiction['attachments']>;

export const photoLimitsOf = ({
  jurisdiction: { capabilities, attachments },
}: {
  readonly jurisdiction: Pick<Jurisdiction, 'capabilities' | 'attachments'>;
}): PhotoLimits | undefined =>
  capabilities.includes('attachments') && (attachments?.maxCount ?? 0) > 0 ? attachments : undefined;
