import type { Clock } from '../../clock.ts';
import type { FileSystem } from '../../store/lowdb/file-system.ts';
import type { RequestStore } from '../../store/store.ts';
import type { AttachmentStore, StagedFile } from '../attachment-store.ts';
import { diskTrouble } from '../disk-trouble.ts';
import { defaultStagingLimits, type StagingLimits } from '../staging-limits.ts';
import { openAttachmentFiles } from './attachment-files.ts';
import { Quotas } from './quotas.ts';
import { remembersChallenge, sweep } from './sweep.ts';
import { WaitingFiles } from './waiting-files.ts';

export interface FileAttachmentStoreOptions {
  readonly folder: string;
  readonly requests: Pick<RequestStore, 'namedAttachments'>;
  readonly clock: Clock;
  /** @default the disk of this machine */
  readonly fileSystem?: FileSystem;
  readonly limits?: StagingLimits;
  /** Whether there are requests that could not be read: then no file of an earlier start is deleted. */
  readonly someRequestsUnread?: boolean;
  /** Told at the start of the challenges that were spent on uploads lately. */
  readonly onSpent?: (nonce: string) => Promise<void>;
}

/** Attachments in a folder that is this process's alone, which knows in memory which of them wait to be claimed. */
export const openFileAttachmentStore = async (
  options: FileAttachmentStoreOptions,
): Promise<AttachmentStore> => {
  const { folder, requests, clock, fileSystem, onSpent } = options;
  const { limits = defaultStagingLimits, someRequestsUnread = false } = options;
  const files = await openAttachmentFiles(folder, fileSystem);
  const quotas = new Quotas(limits);
  const waiting = new WaitingFiles(quotas);
  const arriving = new Set<string>();
  const claimed = new Map<string, StagedFile>();

  const inherited = await files.listStaged();
  const named = await requests.namedAttachments(inherited.map(({ attachment }) => attachment.id));
  for (const staged of inherited) {
    const { id } = staged.attachment;
    if (staged.nonce !== undefined && remembersChallenge(staged, clock())) await onSpent?.(staged.nonce);
    if (named.has(id)) claimed.set(id, staged);
    else waiting.add(staged, { inherited: true });
  }

  /** Those that a stored request names now are nobody's to claim any more. */
  const settle = async (ids: readonly string[]): Promise<void> => {
    const namings = await requests.namedAttachments(ids);
    for (const id of ids) {
      const staged = namings.get(id) === 'named' ? waiting.take(id) : undefined;
      if (staged !== undefined) claimed.set(id, staged);
    }
  };

  return {
    temporaryPath: () => files.temporaryPath(),

    expect: ({ id, owner, bytes }) => {
      if (!quotas.hasRoom(owner, bytes)) return Promise.resolve(undefined);
      const giveBack = quotas.add(owner, bytes);
      return Promise.resolve({
        stage: async (staged, path) => {
          arriving.add(id);
          await files.stage(staged, path);
          waiting.add(staged, { inherited: false });
        },
        end: () => {
          giveBack();
          arriving.delete(id);
          return Promise.resolve();
        },
      });
    },

    hold: ids => {
      const { files, letGo } = waiting.hold(ids);
      return Promise.resolve({ files, end: () => settle(ids).finally(letGo) });
    },

    read: id => files.read(id),

    remove: async ids => {
      // The record, where there still is one, has the name that somebody gave the file.
      const outcomes = await Promise.allSettled(ids.flatMap(id => [files.remove(id), files.dropRecord(id)]));
      const failed = outcomes.find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw diskTrouble(failed.reason);
    },

    sweep: now => sweep({ files, requests, waiting, arriving, claimed, now, someRequestsUnread }),
  };
};
