import * as z from 'zod/mini';
import { dateSchema, dateTimeSchema, referenceSchema, trackingCodeSchema } from './primitives.ts';

/** Why an answer is due when it is. `days` are calendar or working days, as `unit` says. */
export const dueBasisSchema = z.object({
  rule: z.string(),
  days: z.int(),
  unit: z.enum(['calendar', 'working']),
  extendedFrom: z.optional(dateSchema),
});
export type DueBasis = z.infer<typeof dueBasisSchema>;

/** The proof of application: date, number, subject; printable. */
export const receiptSchema = z.object({
  reference: referenceSchema,
  trackingCode: trackingCodeSchema,
  receivedAt: dateTimeSchema,
  dueOn: z.optional(dateSchema),
  dueBasis: z.optional(dueBasisSchema),
  subject: z.string(),
  trackingUrl: z.optional(z.url()),
  test: z.boolean(),
});
export type Receipt = z.infer<typeof receiptSchema>;
