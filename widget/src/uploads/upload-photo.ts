import { withChallenge } from '@melikgazi/mimer-sdk';
import type { CitizenClient } from '@melikgazi/mimer-sdk/citizen';
import type { TrayOptions } from '../photos/photo-tray.ts';

/** The calls that an upload makes. */
export interface UploadClient {
  readonly attachments?: Partial<Pick<CitizenClient['attachments'], 'upload'>> | undefined;
  readonly challenge?: Pick<CitizenClient['challenge'], 'solve'> | undefined;
}

/** What an upload needs to know when it begins. */
export interface PhotoUploads {
  readonly client: () => Promise<UploadClient>;
  /** Whether the municipality asks for a proof of work. */
  readonly needsChallenge: boolean;
  /** For a reply: the request it is for, and the right to it. */
  readonly lookup?: { readonly reference: string; readonly trackingCode: string } | undefined;
}

/**
 * Uploads a file as somebody without a key does: each with a proof of work of its own, where one is asked for. It may have expired while
 * the file waited for a bad line; after others have guessed codes, whoever has one is asked too.
 */
export const uploadPhoto = async (
  { client, needsChallenge, lookup }: PhotoUploads,
  blob: Blob,
  { name, signal, onProgress }: Parameters<TrayOptions['upload']>[1],
): ReturnType<TrayOptions['upload']> => {
  const { attachments, challenge } = await client();
  return withChallenge(
    async solution =>
      attachments?.upload?.(blob, {
        name,
        signal,
        onProgress,
        ...lookup,
        ...(solution && { challenge: solution }),
      }) ?? Promise.reject(new TypeError('This client uploads nothing.')),
    { solve: async () => challenge?.solve({ signal }), isAsked: needsChallenge },
  );
};
