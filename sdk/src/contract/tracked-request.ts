import * as z from 'zod/mini';
import { attachmentSchema, eventSchema, statusSchema } from './event.ts';
import {
  codeSchema,
  dateSchema,
  dateTimeSchema,
  namedSchema,
  referenceSchema,
  replyChannelSchema,
} from './primitives.ts';
import { dueBasisSchema } from './receipt.ts';

/** A place as it is shown back: unlike in a submission, members of later versions are ignored. */
export const shownLocationSchema = z.object({
  lat: z.optional(z.number()),
  lng: z.optional(z.number()),
  accuracy: z.optional(z.number()),
  neighbourhood: z.optional(z.string()),
  street: z.optional(z.string()),
  buildingNumber: z.optional(z.string()),
  unitNumber: z.optional(z.string()),
  directions: z.optional(z.string()),
});

/** What the citizen may do now. */
export const canSchema = z.object({
  reply: z.boolean(),
  rate: z.boolean(),
  reopen: z.boolean(),
  withdraw: z.boolean(),
  changeReplyChannel: z.boolean(),
});
export type Can = z.infer<typeof canSchema>;

/** What a citizen sees of a request. */
export const trackedRequestSchema = z.object({
  reference: referenceSchema,
  kind: codeSchema,
  service: namedSchema,
  status: statusSchema,
  statusLabel: z.string(),
  receivedAt: dateTimeSchema,
  updatedAt: dateTimeSchema,
  closedAt: z.optional(dateTimeSchema),
  dueOn: z.optional(dateSchema),
  dueBasis: z.optional(dueBasisSchema),
  unit: z.optional(namedSchema),
  description: z.string(),
  location: z.optional(shownLocationSchema),
  attachments: z.array(attachmentSchema),
  reply: z.object({ channel: replyChannelSchema }),
  timeline: z.array(eventSchema),
  can: canSchema,
});
export type TrackedRequest = z.infer<typeof trackedRequestSchema>;
