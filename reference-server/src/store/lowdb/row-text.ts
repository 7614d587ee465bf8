import * as z from 'zod/mini';
import type { IndexRow, RowDetails } from './index-row.ts';

const list = <T extends z.ZodMiniType>(of: T) => z.exactOptional(z.readonly(z.array(of)));
const mark = z.object({ key: z.string(), content: z.string() });
const seed = { salt: z.string(), secretId: z.string() };
const pending = z.object({
  kind: z.enum(['notification', 'delivery']),
  id: z.string(),
  lane: z.string(),
  at: z.number(),
  nextAt: z.number(),
});

/** What of a row is in no column; what nearly no row has is left out. */
const rowTextSchema = z.object({
  uniques: z.object({
    idempotency: z.exactOptional(mark),
    alsoIdempotency: list(mark),
    external: z.exactOptional(mark),
    nonce: z.exactOptional(z.string()),
  }),
  tracking: z.exactOptional(z.object({ ...seed, first: z.exactOptional(z.object(seed)) })),
  attachments: list(z.string()),
  pending: list(pending),
  merged: z.exactOptional(
    z.object({ into: z.string(), told: z.readonly(z.array(z.string())), isHeard: z.boolean() }),
  ),
  closing: z.exactOptional(z.string()),
  scores: list(z.number()),
  missing: list(z.string()),
  /** As it is written, where its number alone would be written otherwise. */
  receivedAt: z.exactOptional(z.string()),
  updatedAt: z.exactOptional(z.string()),
});

type RowText = z.infer<typeof rowTextSchema>;

export const writeRowText = (row: IndexRow): string => {
  const { uniques, tracking, attachments, messages } = row.details;
  const { receivedAt, updatedAt, missing } = row.summary;
  const text: RowText = {
    uniques,
    ...(tracking !== undefined && { tracking }),
    ...(attachments.length > 0 && { attachments }),
    ...(messages.pending.length > 0 && { pending: messages.pending }),
    ...(messages.merged !== undefined && { merged: messages.merged }),
    ...(messages.closing !== undefined && { closing: messages.closing }),
    ...(row.scores.length > 0 && { scores: row.scores }),
    ...(missing.length > 0 && { missing }),
    ...(receivedAt !== textOf(row.receivedAt) && { receivedAt }),
    ...(updatedAt !== textOf(row.updatedAt) && { updatedAt }),
  };
  return JSON.stringify(text);
};

export interface ReadRowText {
  readonly details: RowDetails;
  readonly scores: readonly number[];
  readonly missing: readonly string[];
  readonly receivedAt: string | undefined;
  readonly updatedAt: string | undefined;
}

/** @throws when it is none. */
export const readRowText = (text: string): ReadRowText => {
  const row = z.parse(rowTextSchema, JSON.parse(text));
  return {
    details: {
      uniques: row.uniques,
      tracking: row.tracking,
      attachments: row.attachments ?? [],
      messages: { pending: row.pending ?? [], merged: row.merged, closing: row.closing },
    },
    scores: row.scores ?? [],
    missing: row.missing ?? [],
    receivedAt: row.receivedAt,
    updatedAt: row.updatedAt,
  };
};

/** A moment as the server writes it. */
export const textOf = (milliseconds: number): string => new Date(milliseconds).toISOString();
