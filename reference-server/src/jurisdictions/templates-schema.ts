import { eventTypeSchema } from '@melikgazi/mimer-sdk/contract';
import * as z from 'zod/mini';
import { localisedSchema } from './schema.ts';

/** The words of one event. A line in which a placeholder has nothing to say is left out. */
export const wordsSchema = z.strictObject({
  /** A text message: no words of anybody, since telephones show it to whoever stands by. */
  sms: localisedSchema,
  /** Of an e-mail. */
  subject: localisedSchema,
  /** E-mail, and where they have no words of their own WhatsApp, telephone and post. */
  text: localisedSchema,
  whatsapp: z.optional(localisedSchema),
  /** What whoever calls the citizen says. */
  phone: z.optional(localisedSchema),
  /** What is printed between opening and closing. */
  post: z.optional(localisedSchema),
});
export type Words = z.infer<typeof wordsSchema>;

/** `templates.json`: what citizens are told, and of which events. Of one without words here they are not told. */
export const templatesSchema = z.strictObject({
  /** How many parts a text message may take at most. @default 1 */
  smsParts: z.optional(z.int().check(z.gte(1), z.lte(6))),
  /** What e-mails and letters begin and end with. */
  opening: localisedSchema,
  closing: localisedSchema,
  events: z.partialRecord(eventTypeSchema, wordsSchema),
  /** Told to the citizens of merged requests when the one that theirs ended up in is closed. */
  news: z.strictObject({ resolved: wordsSchema, declined: wordsSchema, transferred: wordsSchema }),
});
export type Templates = z.infer<typeof templatesSchema>;
