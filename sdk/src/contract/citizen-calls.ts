import * as z from 'zod/mini';
import { codeSchema, localeSchema, replyChannelSchema, textSchema } from './primitives.ts';

const attachmentIdsSchema = z.optional(z.array(codeSchema).check(z.maxLength(20)));

/** The body of `POST /requests/{reference}/replies`. */
export const newReplySchema = z.strictObject({ text: textSchema, attachments: attachmentIdsSchema });
export type NewReply = z.infer<typeof newReplySchema>;

/** The body of `POST /requests/{reference}/rating`: 1 is worst, 5 is best. */
export const newRatingSchema = z.strictObject({
  score: z.int().check(z.gte(1), z.lte(5)),
  text: z.optional(textSchema),
});
export type NewRating = z.infer<typeof newRatingSchema>;

/** The body of `POST /requests/{reference}/reopening`. */
export const newReopeningSchema = z.strictObject({ text: textSchema });
export type NewReopening = z.infer<typeof newReopeningSchema>;

/** The body of `POST /requests/{reference}/withdrawal`. */
export const newWithdrawalSchema = z.strictObject({ text: z.optional(textSchema) });
export type NewWithdrawal = z.infer<typeof newWithdrawalSchema>;

/** The body of `PUT /requests/{reference}/reply-channel`. */
export const newReplyChannelSchema = z.strictObject({
  channel: replyChannelSchema,
  locale: z.optional(localeSchema),
});
export type NewReplyChannel = z.infer<typeof newReplyChannelSchema>;
