import * as z from 'zod/mini';
import type { IndexRow, RowDetails } from './index-row.ts';

const list = <T extends z.ZodMiniType>(of: T) => z.exactOptional(z.readonly(z.array(of)));
const mark = z.readonly(z.tuple([z.string(), z.string()]));
const seed = z.object({ salt: z.string(), secretId: z.string() });
const pending = z.object({
  kind: z.enum(['notification', 'delivery']),
  id: z.string(),
  lane: z.string(),
  at: z.number(),
  nextAt: z.number(),
});

/**
 * What of a row is in no column. What nearly no row has is left out, and what nearly all have has short names, since
 * all of it is in memory; marks are keys and contents.
 */
const restSchema = z.object({
  /** Idempotency keys. */
  i: list(mark),
  /** The external key. */
  e: z.exactOptional(mark),
  /** The nonce. */
  n: z.exactOptional(z.string()),
  /** Salt and secret id of the tracking code. */
  t: z.exactOptional(mark),
  firstTracking: z.exactOptional(seed),
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

type WrittenRest = z.infer<typeof restSchema>;

export const writeRest = (row: IndexRow): string => {
  const { uniques, tracking, attachments, messages } = row.details;
  const { receivedAt, updatedAt, missing } = row.summary;
  const idempotency = [
    ...(uniques.idempotency === undefined ? [] : [uniques.idempotency]),
    ...(uniques.alsoIdempotency ?? []),
  ];
  const { external, nonce } = uniques;
  const rest: WrittenRest = {
    ...(idempotency.length > 0 && { i: idempotency.map(pairOf) }),
    ...(external !== undefined && { e: pairOf(external) }),
    ...(nonce !== undefined && { n: nonce }),
    ...(tracking !== undefined && { t: [tracking.salt, tracking.secretId] }),
    ...(tracking?.first !== undefined && { firstTracking: tracking.first }),
    ...(attachments.length > 0 && { attachments }),
    ...(messages.pending.length > 0 && { pending: messages.pending }),
    ...(messages.merged !== undefined && { merged: messages.merged }),
    ...(messages.closing !== undefined && { closing: messages.closing }),
    ...(row.scores.length > 0 && { scores: row.scores }),
    ...(missing.length > 0 && { missing }),
    ...(receivedAt !== textOf(row.receivedAt) && { receivedAt }),
    ...(updatedAt !== textOf(row.updatedAt) && { updatedAt }),
  };
  return JSON.stringify(rest);
};

export interface RowRest {
  readonly details: RowDetails;
  readonly scores: readonly number[];
  readonly missing: readonly string[];
  readonly receivedAt: string | undefined;
  readonly updatedAt: string | undefined;
}

/** @throws when it is none. */
export const readRest = (text: string): RowRest => {
  const rest = z.parse(restSchema, JSON.parse(text));
  const [idempotency, ...also] = (rest.i ?? []).map(markOf);
  return {
    details: {
      uniques: {
        ...(idempotency !== undefined && { idempotency }),
        ...(also.length > 0 && { alsoIdempotency: also }),
        ...(rest.e !== undefined && { external: markOf(rest.e) }),
        ...(rest.n !== undefined && { nonce: rest.n }),
      },
      tracking: rest.t && {
        ...{ salt: rest.t[0], secretId: rest.t[1] },
        ...(rest.firstTracking !== undefined && { first: rest.firstTracking }),
      },
      attachments: rest.attachments ?? [],
      messages: { pending: rest.pending ?? [], merged: rest.merged, closing: rest.closing },
    },
    scores: rest.scores ?? [],
    missing: rest.missing ?? [],
    receivedAt: rest.receivedAt,
    updatedAt: rest.updatedAt,
  };
};

/** A moment as the server writes it. */
export const textOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

const pairOf = ({ key, content }: { readonly key: string; readonly content: string }) =>
  [key, content] as const;

const markOf = ([key, content]: readonly [string, string]) => ({ key, content });
