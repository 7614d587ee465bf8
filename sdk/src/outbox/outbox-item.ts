import * as z from 'zod/mini';
import { newRequestSchema, type NewRequest } from '../contract/new-request.ts';
import { fieldErrorSchema } from '../contract/problem.ts';
import { receiptSchema } from '../contract/receipt.ts';

const fileSchema = z.object({
  name: z.string(),
  blob: z.instanceof(Blob),
  attachmentId: z.optional(z.string()),
});

/** A file that goes with a request; `attachmentId` once it is uploaded. */
export type OutboxFile = z.infer<typeof fileSchema>;

const reasonSchema = z.object({
  code: z.string(),
  requestId: z.optional(z.string()),
  fields: z.optional(z.array(fieldErrorSchema)),
});

/** Why it is not sent any more: the problem's code and which members were refused, or `expired`, which no backend says. */
export type OutboxReason = z.infer<typeof reasonSchema>;

const outboxItemSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  idempotencyKey: z.string(),
  /** What is to be submitted; gone once it is sent, for then nobody needs it here. */
  request: z.optional(newRequestSchema),
  /** What goes out under the key, for ever: `request` with the ids of its files. Written before the first post. */
  body: z.optional(newRequestSchema),
  /** What went out under the key before it came here and was not answered: any of it may have arrived. */
  earlier: z.array(newRequestSchema),
  files: z.array(fileSchema),
  /** The caller's own; what can be cloned. */
  context: z.optional(z.unknown()),
  createdAt: z.number(),
  attempts: z.int(),
  /** How often its files had to be uploaded anew. */
  uploadedAnew: z.int(),
  /** Not tried again before. */
  nextAt: z.number(),
  state: z.enum(['waiting', 'sending', 'sent', 'setAside']),
  reason: z.optional(reasonSchema),
  receipt: z.optional(receiptSchema),
  /** Whether one of `earlier` is what arrived, and not `request`. */
  arrivedEarlier: z.optional(z.boolean()),
});

/** A submission that waits, is on its way, arrived, or never will. Times are milliseconds since 1970. */
export type OutboxItem = z.infer<typeof outboxItemSchema>;

/** An entry as an item; nothing where it is none: another version wrote it, or another script of the page. */
export const itemFrom = (entry: unknown): OutboxItem | undefined => {
  const read = outboxItemSchema.safeParse(entry);
  return read.success ? read.data : undefined;
};

/**
 * Whether there is still something to send.
 *
 * @example
 * const outbox = createOutbox({ store: memoryStore(), send: senderOf(() => Promise.resolve(mimer)) });
 * console.log((await outbox.items()).filter(isOpen).length);
 */
export const isOpen = ({ state }: OutboxItem): boolean => state === 'waiting' || state === 'sending';

/**
 * What goes out under the item's key: what was written down for it, or else the request with the files that have been uploaded by now.
 * Nothing once it is sent.
 *
 * @example
 * const outbox = createOutbox({ store: memoryStore(), send: senderOf(() => Promise.resolve(mimer)) });
 * for (const item of await outbox.items()) console.log(bodyOf(item)?.description);
 */
export const bodyOf = ({ body, request, files }: OutboxItem): NewRequest | undefined => {
  if (body !== undefined || request === undefined) return body;
  const ids = files.flatMap(({ attachmentId }) => (attachmentId === undefined ? [] : [attachmentId]));
  const attachments = [...new Set([...(request.attachments ?? []), ...ids])];
  return attachments.length === 0 ? request : { ...request, attachments };
};
