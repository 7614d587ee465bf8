import * as z from 'zod/mini';
import { notificationStateSchema } from './event.ts';
import { codeSchema, dateTimeSchema, referenceSchema, replyChannelSchema, textSchema } from './primitives.ts';

/** A message to a citizen and how its delivery stands. */
export const notificationSchema = z.object({
  id: codeSchema,
  reference: referenceSchema,
  channel: replyChannelSchema,
  state: notificationStateSchema,
  attempts: z.int(),
  at: dateTimeSchema,
  lastError: z.optional(z.string()),
  /** What is to be said or printed, where a person delivers it. */
  text: z.optional(z.string()),
});
export type Notification = z.infer<typeof notificationSchema>;

/** A page of messages; `nextCursor` leads to the next and is absent on the last. */
export const notificationPageSchema = z.object({
  items: z.array(notificationSchema),
  nextCursor: z.optional(z.string()),
});
export type NotificationPage = z.infer<typeof notificationPageSchema>;

/** The query of `GET /desk/notifications`. */
export const notificationQuerySchema = z.strictObject({
  state: z.optional(notificationStateSchema),
  channel: z.optional(replyChannelSchema),
  reference: z.optional(referenceSchema),
  cursor: z.optional(z.string().check(z.maxLength(500))),
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))),
});
export type NotificationQuery = z.infer<typeof notificationQuerySchema>;

/** The body of `POST /desk/notifications/{id}/outcome`: what became of a task, or that a message be tried again. */
export const notificationOutcomeSchema = z.strictObject({
  outcome: z.enum(['done', 'failed', 'retry']),
  note: z.optional(textSchema),
});
export type NotificationOutcome = z.infer<typeof notificationOutcomeSchema>;
