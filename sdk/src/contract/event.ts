import * as z from 'zod/mini';
import { eventTypes, statuses, type EventType, type Status } from './lifecycle.ts';
import { codeSchema, dateSchema, dateTimeSchema, namedSchema, replyChannelSchema } from './primitives.ts';

const isStatus = (value: string): value is Status => Object.hasOwn(statuses, value);
const isEventType = (value: string): value is EventType => Object.hasOwn(eventTypes, value);

/** How a request stands; `statuses` says which of them are open. */
export const statusSchema = z.enum(Object.keys(statuses).filter(isStatus));
/** What can happen to a request; `eventTypes` says which status it leads to. */
export const eventTypeSchema = z.enum(Object.keys(eventTypes).filter(isEventType));

/** How a message stands: `pending` is on its way, `task` waits for a person, who makes it `done`. */
export const notificationStateSchema = z.enum(['pending', 'sent', 'failed', 'task', 'done']);
export type NotificationState = z.infer<typeof notificationStateSchema>;

/** A file; `bytes` is its size, `width` and `height` are in pixels. */
export const attachmentSchema = z.object({
  id: codeSchema,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  width: z.optional(z.int()),
  height: z.optional(z.int()),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** Something that happened to a request. Citizens see the public ones; nobody sees staff names but the desk. */
export const eventSchema = z.object({
  id: codeSchema,
  at: dateTimeSchema,
  type: eventTypeSchema,
  actor: z.enum(['citizen', 'staff', 'system']),
  text: z.optional(z.string()),
  unit: z.optional(namedSchema),
  institution: z.optional(z.object({ name: z.string(), contact: z.optional(z.string()) })),
  reason: z.optional(namedSchema),
  expectedOn: z.optional(dateSchema),
  /** Of `rated`: 1 to 5. */
  score: z.optional(z.int()),
  attachments: z.optional(z.array(attachmentSchema)),
  /** Whether its words and files were taken out at the desk. */
  redacted: z.optional(z.boolean()),
  notification: z.optional(
    z.object({ channel: replyChannelSchema, state: notificationStateSchema, at: dateTimeSchema }),
  ),
});
export type Event = z.infer<typeof eventSchema>;
