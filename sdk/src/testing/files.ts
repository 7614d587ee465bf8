import type { Attachment } from '../contract/index.ts';
import { ProblemError } from '../domain/problem-error.ts';

const dayLength = 24 * 3_600_000;

/** Files in memory, from upload to claim. */
export interface Files {
  readonly add: (attachment: Attachment, content: Blob) => void;
  /**
   * Those that nobody has claimed yet; claims nothing.
   *
   * @throws ProblemError `unknown_attachment`, with a pointer to each id that is unknown, a day old or another’s.
   */
  readonly waiting: (ids: readonly string[]) => readonly Attachment[];
  readonly claim: (ids: readonly string[]) => void;
  readonly read: (id: string) => Blob | undefined;
  readonly remove: (ids: readonly string[]) => void;
}

interface StoredFile {
  readonly attachment: Attachment;
  readonly content: Blob;
  readonly at: number;
  readonly isClaimed: boolean;
}

export const createFiles = (now: () => Date): Files => {
  const files = new Map<string, StoredFile>();
  const isWaiting = (id: string): boolean => {
    const file = files.get(id);
    return file !== undefined && !file.isClaimed && file.at > now().getTime() - dayLength;
  };
  return {
    add: (attachment, content) =>
      files.set(attachment.id, { attachment, content, at: now().getTime(), isClaimed: false }),
    waiting: ids => {
      const errors = ids.flatMap((id, index) =>
        isWaiting(id) && ids.indexOf(id) === index
          ? []
          : [{ pointer: `/attachments/${index}`, code: 'unknown_value' }],
      );
      if (errors.length > 0)
        throw new ProblemError(
          'unknown_attachment',
          'An attachment is unknown, was deleted after a day, or was claimed by another request.',
          { errors },
        );
      return ids.flatMap(id => files.get(id)?.attachment ?? []);
    },
    claim: ids => {
      for (const id of ids) {
        const file = files.get(id);
        if (file !== undefined) files.set(id, { ...file, isClaimed: true });
      }
    },
    read: id => files.get(id)?.content,
    remove: ids => {
      for (const id of ids) files.delete(id);
    },
  };
};
