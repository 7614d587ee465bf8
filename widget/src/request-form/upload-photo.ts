import type { FormClient } from '../flow/form-client.ts';
import { isApiError } from '@melikgazi/mimer-sdk';
import type { TrayOptions } from '../photos/photo-tray.ts';

/** What an upload needs to know when it begins. */
export interface PhotoUploads {
  readonly client: () => Promise<FormClient>;
  /** Whether the municipality asks for a proof of work. */
  readonly needsChallenge: () => boolean;
}

/** Uploads a file as somebody without a key does: each with a proof of work of its own, where one is asked for. */
export const photoUpload =
  ({ client, needsChallenge }: PhotoUploads): TrayOptions['upload'] =>
  async (blob, { name, signal, onProgress }) => {
    const { attachments, challenge } = await client();
    if (attachments === undefined) throw new TypeError('This client uploads nothing.');
    const once = async () =>
      attachments.upload(blob, {
        name,
        signal,
        onProgress,
        ...(needsChallenge() && { challenge: await challenge.solve({ signal }) }),
      });
    try {
      return await once();
    } catch (error) {
      // It may have expired while the file waited for a bad line.
      if (isApiError(error) && error.code === 'challenge_failed') return once();
      throw error;
    }
  };
