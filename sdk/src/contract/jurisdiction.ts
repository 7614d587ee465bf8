import * as z from 'zod/mini';
import { capabilityListSchema } from './capability.ts';
import {
  codeSchema,
  emailSchema,
  localeSchema,
  namedSchema,
  phoneSchema,
  replyChannelSchema,
} from './primitives.ts';

/**
 * What a kind of request asks of the person who makes it.
 * `none`: nothing. `contact`: telephone or e-mail. `full`: given name, family name, address and what the reply
 * channel needs. `full-with-id`: the same and a T.C. identity number, of which only the checksum is looked at.
 */
export const identitySchema = z.enum(['none', 'contact', 'full', 'full-with-id']);
export type Identity = z.infer<typeof identitySchema>;

/** A legal time to answer, in calendar or in working days. */
export const deadlineSchema = z.union([
  z.object({ calendarDays: z.int().check(z.positive()) }),
  z.object({ workingDays: z.int().check(z.positive()) }),
]);
export type Deadline = z.infer<typeof deadlineSchema>;

/** A kind of request, such as a complaint: what it asks of the applicant, and by when it is answered. */
export const kindSchema = z.object({
  code: codeSchema,
  name: z.string(),
  description: z.string(),
  identity: identitySchema,
  anonymous: z.boolean(),
  deadline: z.optional(deadlineSchema),
});
export type Kind = z.infer<typeof kindSchema>;

/** A day of the week. */
export const weekdaySchema = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
export type Weekday = z.infer<typeof weekdaySchema>;

const clockSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** How the municipality can be reached. Opening hours are `HH:MM` in its own time zone; `alwaysOpen` names the channels without them. */
export const contactSchema = z.object({
  phone: z.optional(phoneSchema),
  whatsapp: z.optional(phoneSchema),
  email: z.optional(emailSchema),
  website: z.optional(z.url()),
  office: z.optional(
    z.object({
      address: z.string(),
      openingHours: z.array(
        z.object({ days: z.array(weekdaySchema), opens: clockSchema, closes: clockSchema }),
      ),
    }),
  ),
  alwaysOpen: z.array(z.string()),
});
export type Contact = z.infer<typeof contactSchema>;

/** A text that must be shown, such as the information notice on personal data. */
export const noticeSchema = z.object({
  id: codeSchema,
  version: z.string(),
  title: z.string(),
  summary: z.string(),
  url: z.optional(z.url()),
  text: z.optional(z.string()),
});
export type Notice = z.infer<typeof noticeSchema>;

/** A neighbourhood, and what else people call it. */
export const neighbourhoodSchema = z.object({
  code: codeSchema,
  name: z.string(),
  aliases: z.array(z.string()),
  postcode: z.optional(z.string()),
});
export type Neighbourhood = z.infer<typeof neighbourhoodSchema>;

const pointSchema = z.object({ lat: z.number(), lng: z.number() });

/** The municipality as `GET /` tells it, in the language that was asked for. */
export const jurisdictionSchema = z.object({
  id: codeSchema,
  name: z.string(),
  locales: z.array(localeSchema).check(z.minLength(1)),
  defaultLocale: localeSchema,
  timeZone: z.string(),
  capabilities: capabilityListSchema,
  contact: contactSchema,
  emergency: z.optional(z.object({ number: z.string(), text: z.string() })),
  kinds: z.array(kindSchema).check(z.minLength(1)),
  neighbourhoods: z.array(neighbourhoodSchema),
  replyChannels: z.array(replyChannelSchema),
  notices: z.array(noticeSchema),
  /** What may be uploaded without an API key: files a submission or reply, bytes a file, media types. */
  attachments: z.optional(z.object({ maxCount: z.int(), maxBytes: z.int(), types: z.array(z.string()) })),
  map: z.optional(
    z.object({
      centre: pointSchema,
      bounds: z.object({ southWest: pointSchema, northEast: pointSchema }),
      boundary: z.optional(z.unknown()),
    }),
  ),
  reopenDays: z.optional(z.int()),
  /** The reasons that a desk may decline with. */
  declineReasons: z.optional(z.array(namedSchema)),
});
export type Jurisdiction = z.infer<typeof jurisdictionSchema>;
