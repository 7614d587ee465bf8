import type { RequestStore } from '../../store/store.ts';
import type { StagedFile, SweepReport } from '../attachment-store.ts';
import { unclaimedBefore } from '../staging-limits.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import type { WaitingFiles } from './waiting-files.ts';

export interface SweepOptions {
  readonly files: AttachmentFiles;
  readonly requests: Pick<RequestStore, 'namedAttachments'>;
  readonly waiting: WaitingFiles;
  /** Ids whose files are being written. */
  readonly arriving: ReadonlySet<string>;
  /** Records of files that were claimed. */
  readonly claimed: Map<string, StagedFile>;
  readonly now: Date;
  /** Whether there are requests that could not be read: then no file of an earlier start is deleted. */
  readonly someRequestsUnread: boolean;
}

/** Longer than a challenge is valid: until then a record remembers that it was spent. */
const recordHours = 1;

/** Whether the record of a file is still needed to know that its challenge was spent. */
export const remembersChallenge = ({ stagedAt }: StagedFile, now: Date): boolean =>
  now.getTime() - Date.parse(stagedAt) < recordHours * 3_600_000;

/** Deletes the files that nobody claimed in time, those that no request names, and records of no more use. */
export const sweep = async (options: SweepOptions): Promise<SweepReport> => {
  const unclaimed = await sweepUnclaimed(options);
  await dropOldRecords(options);
  return { unclaimed, orphans: await sweepOrphans(options) };
};

const sweepUnclaimed = async ({
  files,
  requests,
  waiting,
  now,
  someRequestsUnread,
}: SweepOptions): Promise<number> => {
  const before = unclaimedBefore(now).getTime();
  const late = () =>
    waiting.over(
      ({ stagedAt }, inherited) => Date.parse(stagedAt) <= before && !(inherited && someRequestsUnread),
    );
  const namings = await requests.namedAttachments(late());
  // Asked once more, and in one step with taking them out: what is taken out can't be claimed while it is deleted.
  const swept = late().filter(id => !namings.has(id));
  for (const id of swept) waiting.take(id);
  for (const id of swept) {
    await files.remove(id);
    await files.dropRecord(id);
  }
  return swept.length;
};

const dropOldRecords = async ({ files, claimed, now }: SweepOptions): Promise<void> => {
  for (const [id, staged] of claimed) {
    if (remembersChallenge(staged, now)) continue;
    await files.dropRecord(id);
    claimed.delete(id);
  }
};

const sweepOrphans = async ({
  files,
  requests,
  waiting,
  arriving,
  someRequestsUnread,
}: SweepOptions): Promise<number> => {
  if (someRequestsUnread) return 0;
  let orphans = 0;
  for await (const ids of files.listFiles()) {
    // A file leaves these two lists only after the request that names it was stored.
    const suspects = ids.filter(id => !waiting.has(id) && !arriving.has(id));
    const namings = await requests.namedAttachments(suspects);
    for (const id of suspects.filter(id => !namings.has(id) && !waiting.has(id))) {
      await files.remove(id);
      orphans += 1;
    }
  }
  return orphans;
};
