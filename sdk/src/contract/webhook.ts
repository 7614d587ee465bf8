import * as z from 'zod/mini';
import { codeSchema, dateTimeSchema, referenceSchema } from './primitives.ts';

/** A message to a webhook and how its delivery stands; `failed` after the last try, until it is replayed. */
export const webhookDeliverySchema = z.object({
  id: codeSchema,
  webhook: codeSchema,
  reference: referenceSchema,
  type: z.string(),
  state: z.enum(['pending', 'sent', 'failed']),
  attempts: z.int(),
  at: dateTimeSchema,
  lastError: z.optional(z.string()),
});
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

/** A page of deliveries; `nextCursor` leads to the next and is absent on the last. */
export const webhookDeliveryPageSchema = z.object({
  items: z.array(webhookDeliverySchema),
  nextCursor: z.optional(z.string()),
});
export type WebhookDeliveryPage = z.infer<typeof webhookDeliveryPageSchema>;

/** The query of `GET /desk/webhook-deliveries`. */
export const webhookDeliveryQuerySchema = z.strictObject({
  state: z.optional(z.enum(['pending', 'sent', 'failed'])),
  webhook: z.optional(codeSchema),
  cursor: z.optional(z.string().check(z.maxLength(500))),
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))),
});
export type WebhookDeliveryQuery = z.infer<typeof webhookDeliveryQuerySchema>;
