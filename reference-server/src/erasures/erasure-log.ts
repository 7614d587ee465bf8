import { dateTimeSchema, referenceSchema } from '@melikgazi/mimer-sdk/contract';
import { closings } from '@melikgazi/mimer-sdk/domain';
import * as z from 'zod/mini';

/** An entry as it is stored. */
export const erasureSchema = z.object({
  reference: referenceSchema,
  at: dateTimeSchema,
  reason: z.enum(['request', 'retention']),
  closing: z.object({ as: z.enum(closings), at: dateTimeSchema }),
});

/** An erasure: when (RFC 3339), whether a person asked for it or its time had come, and how the request was closed. */
export type LoggedErasure = z.infer<typeof erasureSchema>;

/** The erasures of one jurisdiction, kept apart from its requests so that an older copy of those can be erased again. */
export interface ErasureLog {
  /** Resolves when the entry would survive a power cut. */
  append(erasure: LoggedErasure): Promise<void>;
  /** Resolves when all entries would survive a power cut, those that a process had no time to make sure of among them. */
  settle(): Promise<void>;
  /** All of them, the oldest first. @throws when the log can't be read as one. */
  entries(): Promise<readonly LoggedErasure[]>;
}
