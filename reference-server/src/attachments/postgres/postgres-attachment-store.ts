import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Database } from '../../store/postgres/database.ts';
import { takeTurn } from '../../store/postgres/take-turn.ts';
import { UnavailableError } from '../../store/store.ts';
import { isAttachmentId, type Arrival, type AttachmentStore } from '../attachment-store.ts';
import { defaultStagingLimits, hasRoom, unclaimedBefore, type StagingLimits } from '../staging-limits.ts';
import * as statements from './statements.ts';

export interface PostgresAttachmentStoreOptions {
  readonly database: Database;
  readonly jurisdiction: string;
  /** Where on this machine files are received. */
  readonly temporaryPath: () => string;
  readonly limits?: StagingLimits;
}

const chunkBytes = 256 * 1024;

/**
 * Attachments in a PostgreSQL database, in chunks: what is being received on one machine counts in the quotas of all, and
 * what was staged through one server is claimed and read through any other. Which request has a file is in that request’s
 * row; who holds a file while storing one has a lease on it, so that a process that dies leaves nothing that does not end.
 */
export const openPostgresAttachmentStore = (options: PostgresAttachmentStoreOptions): AttachmentStore => {
  const { database, jurisdiction, temporaryPath, limits = defaultStagingLimits } = options;

  const arrivalOf = (id: string): Arrival => ({
    stage: ({ attachment, stagedAt }, path) =>
      database.transaction(async transaction => {
        let number = 0;
        for await (const bytes of createReadStream(path, { highWaterMark: chunkBytes })) {
          await transaction.query(statements.addChunk, [jurisdiction, id, number, bytes]);
          number += 1;
        }
        // The record comes last, and all of it at once.
        const record = [attachment.bytes, JSON.stringify(attachment), stagedAt];
        const staged = await transaction.query(statements.stageFile, [jurisdiction, id, ...record]);
        if (staged.length === 0)
          throw new UnavailableError(false, { cause: new Error('The file took too long to arrive.') });
      }),
    end: () => unlessUnavailable(database.query(statements.expectNoMore, [jurisdiction, id])),
  });

  return {
    temporaryPath,

    expect: ({ id, owner, bytes }) =>
      database.transaction(async transaction => {
        // One after the other, else two would take the same room.
        await takeTurn(transaction, jurisdiction, 'attachment-quotas');
        const [staged] = await transaction.query(statements.stagedSums, [jurisdiction, owner]);
        if (staged === undefined || !hasRoom(limits, staged, bytes)) return undefined;
        await transaction.query(statements.expectFile, [jurisdiction, id, owner, bytes]);
        return arrivalOf(id);
      }),

    hold: async ids => {
      const held = await database.query(statements.holdFiles, [jurisdiction, ids]);
      return {
        files: held.map(file => ({ ...file, stagedAt: file.stagedAt.toISOString() })),
        // The lease stays: somebody else may hold the file as well.
        end: () => unlessUnavailable(database.query(statements.settleFiles, [jurisdiction, ids])),
      };
    },

    read: async id => {
      if (!isAttachmentId(id)) return undefined;
      const [file] = await database.query(statements.findFile, [jurisdiction, id]);
      if (file === undefined) return undefined;
      const chunks = chunksOf({ database, jurisdiction, id, bytes: file.bytes });
      return { stream: Readable.from(chunks, { objectMode: false }), bytes: file.bytes };
    },

    remove: async ids => {
      if (ids.length > 0) await database.query(statements.removeFiles, [jurisdiction, ids]);
    },

    sweep: async now => {
      await database.query(statements.settleAll, [jurisdiction]);
      await database.query(statements.deleteAbandoned, [jurisdiction]);
      const unclaimed = await database.query(statements.deleteUnclaimed, [
        jurisdiction,
        unclaimedBefore(now),
      ]);
      const orphans = await database.query(statements.deleteOrphans, [jurisdiction]);
      return { unclaimed: unclaimed.length, orphans: orphans.length };
    },
  };
};

/** One chunk after the other, and no connection between them, however slowly they are read. */
async function* chunksOf({
  database,
  jurisdiction,
  id,
  bytes,
}: Pick<PostgresAttachmentStoreOptions, 'database' | 'jurisdiction'> & {
  readonly id: string;
  readonly bytes: number;
}): AsyncGenerator<Buffer> {
  let sent = 0;
  for (let number = 0; sent < bytes; number += 1) {
    const [chunk] = await database.query(statements.findChunk, [jurisdiction, id, number]);
    if (chunk === undefined) throw new Error('The file was deleted while it was read.');
    sent += chunk.bytes.length;
    yield chunk.bytes;
  }
}

/** What a lease or a sweep does at the latest must not fail what was done already. */
const unlessUnavailable = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
  }
};
