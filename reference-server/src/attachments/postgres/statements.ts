import { attachmentSchema } from '@melikgazi/mimer-sdk/contract';
import * as z from 'zod/mini';

/**
 * A row of `mimer.attachments` has an owner while its file arrives or waits, and a record (`attachment`, `staged_at`)
 * while it waits to be claimed; of one that a request names, only its size is known. `held_until` is by the database’s clock.
 */
const isNamed = `EXISTS (
  SELECT FROM mimer.request_attachments named
  WHERE named.jurisdiction = file.jurisdiction AND named.id = file.id)`;

const isHeld = 'file.held_until >= clock_timestamp()';

/** Much longer than a request takes to be stored, with every retry. */
const holdMinutes = 15;

/** Much longer than a file takes to be sent and looked at. */
const arrivalMinutes = 60;

/** Locks the asked in the order of their ids, so that two who ask for the same never wait for each other. */
const asked = `file.jurisdiction = $1 AND file.id IN (
  SELECT id FROM mimer.attachments WHERE jurisdiction = $1 AND id = ANY($2::text[]) ORDER BY id FOR UPDATE)`;

const idRow = z.object({ id: z.string() });

export const stagedSums = {
  name: 'attachments-staged-sums',
  text: `SELECT
      count(*) FILTER (WHERE owner = $2)::float8 AS files,
      coalesce(sum(bytes) FILTER (WHERE owner = $2), 0)::float8 AS bytes,
      coalesce(sum(bytes), 0)::float8 AS "allBytes"
    FROM mimer.attachments file
    WHERE jurisdiction = $1 AND owner IS NOT NULL AND (staged_at IS NOT NULL OR ${isHeld})`,
  row: z.object({ files: z.number(), bytes: z.number(), allBytes: z.number() }),
};

export const expectFile = {
  name: 'attachments-expect',
  text: `INSERT INTO mimer.attachments (jurisdiction, id, owner, bytes, held_until)
    VALUES ($1, $2, $3, $4, clock_timestamp() + interval '${arrivalMinutes} minutes')`,
  row: z.unknown(),
};

export const expectNoMore = {
  name: 'attachments-expect-no-more',
  text: `DELETE FROM mimer.attachments
    WHERE jurisdiction = $1 AND id = $2 AND owner IS NOT NULL AND staged_at IS NULL`,
  row: z.unknown(),
};

export const addChunk = {
  name: 'attachments-add-chunk',
  text: 'INSERT INTO mimer.attachment_chunks (jurisdiction, attachment, number, bytes) VALUES ($1, $2, $3, $4)',
  row: z.unknown(),
};

export const stageFile = {
  name: 'attachments-stage',
  text: `UPDATE mimer.attachments
    SET bytes = $3, attachment = $4, staged_at = $5, held_until = '-infinity'
    WHERE jurisdiction = $1 AND id = $2 AND owner IS NOT NULL AND staged_at IS NULL
    RETURNING id`,
  row: idRow,
};

export const holdFiles = {
  name: 'attachments-hold',
  text: `UPDATE mimer.attachments file
    SET held_until = greatest(held_until, clock_timestamp() + interval '${holdMinutes} minutes')
    WHERE ${asked} AND staged_at IS NOT NULL
    RETURNING attachment, owner, staged_at AS "stagedAt"`,
  row: z.object({ attachment: attachmentSchema, owner: z.string(), stagedAt: z.date() }),
};

const settled = 'SET owner = NULL, attachment = NULL, staged_at = NULL';

export const settleFiles = {
  name: 'attachments-settle',
  text: `UPDATE mimer.attachments file ${settled} WHERE ${asked} AND staged_at IS NOT NULL AND ${isNamed}`,
  row: z.unknown(),
};

export const removeFiles = {
  name: 'attachments-remove',
  text: `DELETE FROM mimer.attachments file WHERE ${asked}`,
  row: z.unknown(),
};

export const findFile = {
  name: 'attachments-find',
  text: `SELECT bytes::float8 AS bytes FROM mimer.attachments
    WHERE jurisdiction = $1 AND id = $2 AND (owner IS NULL OR staged_at IS NOT NULL)`,
  row: z.object({ bytes: z.number() }),
};

export const findChunk = {
  name: 'attachments-find-chunk',
  text: 'SELECT bytes FROM mimer.attachment_chunks WHERE jurisdiction = $1 AND attachment = $2 AND number = $3',
  row: z.object({ bytes: z.instanceof(Buffer) }),
};

export const settleAll = {
  name: 'attachments-settle-all',
  text: `UPDATE mimer.attachments file ${settled}
    WHERE jurisdiction = $1 AND staged_at IS NOT NULL AND ${isNamed}`,
  row: z.unknown(),
};

/**
 * Deletes the files of a jurisdiction for which `condition` holds. Where somebody is changing a row it waits for them and
 * then looks at the whole condition again: what they came to hold stays.
 */
const deleteWhere = (condition: string): string =>
  `DELETE FROM mimer.attachments file
    WHERE jurisdiction = $1 AND NOT ${isHeld} AND ${condition}
    RETURNING id`;

/** Those that nobody claimed in time. */
export const deleteUnclaimed = {
  name: 'attachments-delete-unclaimed',
  text: deleteWhere(`staged_at <= $2 AND NOT ${isNamed}`),
  row: idRow,
};

/** Those that never came, since their process died. */
export const deleteAbandoned = {
  name: 'attachments-delete-abandoned',
  text: deleteWhere('owner IS NOT NULL AND staged_at IS NULL'),
  row: idRow,
};

/** Those that a request named, and none names any more. */
export const deleteOrphans = {
  name: 'attachments-delete-orphans',
  text: deleteWhere(`owner IS NULL AND NOT ${isNamed}`),
  row: idRow,
};
