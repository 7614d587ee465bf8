import type { ReactiveControllerHost } from 'lit';
import { bringElement } from '../bring-element.ts';
import { photoLimitsOf } from '../flow/photo-limits.ts';
import type { PhotoWords, ReplyPhotos } from './actions/reply-photos.ts';
import type { TrackerController } from './tracker-controller.ts';

/** What the photos of a reply are brought with. */
export interface BringOptions {
  readonly host: ReactiveControllerHost;
  readonly tracker: Pick<TrackerController, 'place' | 'client' | 'lookup'>;
  readonly words: () => Promise<PhotoWords>;
}

/**
 * Brings what the photos of a reply take; who opens none never loads it.
 *
 * @returns `undefined` where no photos are taken, or where the code did not arrive: a reply can do without.
 */
export const bringReplyPhotos = async ({
  host,
  tracker: { place, client, lookup },
  words,
}: BringOptions): Promise<ReplyPhotos | undefined> => {
  const limits = photoLimitsOf({ jurisdiction: place });
  if (limits === undefined || client?.attachments?.upload === undefined) return undefined;
  try {
    const [{ ReplyPhotos }, spoken] = await Promise.all([
      import('./actions/reply-photos.ts'),
      words(),
      bringElement('mimer-photo-field'),
    ]);
    return new ReplyPhotos({
      host,
      limits,
      words: spoken,
      lookup,
      client: () => Promise.resolve(client),
      needsChallenge: place.capabilities.includes('challenge'),
    });
  } catch {
    return undefined;
  }
};
