import * as z from 'zod/mini';
import { challengeSolutionSchema } from './challenge.ts';
import {
  codeSchema,
  dateTimeSchema,
  emailSchema,
  lineSchema,
  localeSchema,
  phoneSchema,
  replyChannelSchema,
  sourceSchema,
  textSchema,
} from './primitives.ts';
import { answerSchema } from './service.ts';

const latitudeSchema = z.number().check(z.gte(-90), z.lte(90));
const longitudeSchema = z.number().check(z.gte(-180), z.lte(180));

/** Where it is: an address or a point is enough. `neighbourhood` is a code or free text. */
export const locationSchema = z.strictObject({
  lat: z.optional(latitudeSchema),
  lng: z.optional(longitudeSchema),
  accuracy: z.optional(z.number().check(z.gte(0))),
  neighbourhood: z.optional(lineSchema),
  street: z.optional(lineSchema),
  buildingNumber: z.optional(lineSchema),
  unitNumber: z.optional(lineSchema),
  directions: z.optional(z.string().check(z.minLength(1), z.maxLength(1000))),
});
export type Location = z.infer<typeof locationSchema>;

const personNameSchema = z.string().check(z.minLength(1), z.maxLength(60));

/** Who asks. `nationalId` is a T.C. identity number; its checksum is looked at and proves nothing. */
export const applicantSchema = z.strictObject({
  givenName: z.optional(personNameSchema),
  familyName: z.optional(personNameSchema),
  nationalId: z.optional(z.string().check(z.regex(/^\d{11}$/))),
  phone: z.optional(phoneSchema),
  email: z.optional(emailSchema),
  address: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
  hideIdentity: z.optional(z.boolean()),
});
export type Applicant = z.infer<typeof applicantSchema>;

/** How, and in which language, the citizen wants to hear the result. */
export const replySchema = z.strictObject({ channel: replyChannelSchema, locale: localeSchema });
export type Reply = z.infer<typeof replySchema>;

/** A notice that the citizen was shown, in the version that was shown. */
export const shownNoticeSchema = z.strictObject({
  id: codeSchema,
  version: z.string().check(z.minLength(1), z.maxLength(40)),
});

/**
 * The body of `POST /requests`. `source`, `receivedAt`, `externalId` and `operator` go with an API key only;
 * `challenge` is for those who have none.
 */
export const newRequestSchema = z.strictObject({
  kind: codeSchema,
  service: codeSchema,
  description: textSchema,
  attributes: z.optional(z.record(codeSchema, answerSchema)),
  location: z.optional(locationSchema),
  attachments: z.optional(z.array(codeSchema).check(z.maxLength(20))),
  applicant: z.optional(applicantSchema),
  reply: replySchema,
  notices: z.optional(z.array(shownNoticeSchema).check(z.maxLength(20))),
  challenge: z.optional(challengeSolutionSchema),
  source: z.optional(sourceSchema),
  receivedAt: z.optional(dateTimeSchema),
  externalId: z.optional(lineSchema),
  operator: z.optional(lineSchema),
});
export type NewRequest = z.infer<typeof newRequestSchema>;
