import type { Readable } from 'node:stream';
import * as z from 'zod/mini';
import type { Database } from '../../store/postgres/database.ts';
import type { Session } from '../../store/postgres/statement.ts';
import type { StagedFile } from '../attachment-store.ts';
import { addChunk } from './statements.ts';

/** A file of another store, with its record where it was not claimed yet. */
export interface TakenOverFile {
  readonly jurisdiction: string;
  readonly id: string;
  readonly bytes: number;
  readonly staged: StagedFile | undefined;
  readonly stream: Readable;
}

/** Stores a file of another store, whole or not at all. */
export const takeOverFile = (database: Database, file: TakenOverFile): Promise<void> =>
  database.transaction(session => storeFile(session, file));

const storeFile = async (session: Session, file: TakenOverFile): Promise<void> => {
  const { jurisdiction, id, bytes, staged, stream } = file;
  const record = staged && [staged.owner, JSON.stringify(staged.attachment), staged.stagedAt];
  await session.query(addFile, [jurisdiction, id, bytes, ...(record ?? [null, null, null])]);
  let number = 0;
  for await (const chunk of stream) {
    await session.query(addChunk, [jurisdiction, id, number, z.parse(z.instanceof(Buffer), chunk)]);
    number += 1;
  }
};

/** The SHA-256 of a file in the database, in hexadecimal digits; `undefined` where there is none. */
export const storedFileHash = async (
  database: Session,
  jurisdiction: string,
  id: string,
): Promise<string | undefined> => (await database.query(hashFile, [jurisdiction, id]))[0]?.sha256;

const addFile = {
  name: 'attachments-take-over',
  text: `INSERT INTO mimer.attachments (jurisdiction, id, bytes, owner, attachment, staged_at)
    VALUES ($1, $2, $3, $4, $5, $6)`,
  row: z.unknown(),
};

const hashFile = {
  name: 'attachments-hash',
  text: `SELECT encode(sha256(coalesce(string_agg(chunk.bytes, ''::bytea ORDER BY chunk.number), ''::bytea)), 'hex') AS sha256
    FROM mimer.attachments file
    LEFT JOIN mimer.attachment_chunks chunk ON chunk.jurisdiction = $1 AND chunk.attachment = file.id
    WHERE file.jurisdiction = $1 AND file.id = $2
    GROUP BY file.id`,
  row: z.object({ sha256: z.string() }),
};
