import * as z from 'zod/mini';
import { eventSchema, statusSchema } from './event.ts';
import { applicantSchema, locationSchema, replySchema } from './new-request.ts';
import { notificationSchema } from './notification.ts';
import {
  codeSchema,
  dateSchema,
  dateTimeSchema,
  lineSchema,
  namedSchema,
  referenceSchema,
  replyChannelSchema,
  sourceSchema,
  textSchema,
} from './primitives.ts';
import { answerSchema } from './service.ts';
import { trackedRequestSchema } from './tracked-request.ts';

/** A unit of the municipality that requests are forwarded to. */
export const unitSchema = namedSchema;
/** The answer of `GET /desk/units`. */
export const unitListSchema = z.array(unitSchema);
export type Unit = z.infer<typeof unitSchema>;

/** A row of the desk's list; it carries no text that a citizen wrote. */
export const deskSummarySchema = z.object({
  reference: referenceSchema,
  kind: codeSchema,
  service: codeSchema,
  source: sourceSchema,
  status: statusSchema,
  unit: z.optional(codeSchema),
  receivedAt: dateTimeSchema,
  updatedAt: dateTimeSchema,
  dueOn: z.optional(dateSchema),
  version: z.int(),
  missing: z.array(z.string()),
  test: z.boolean(),
});
export type DeskSummary = z.infer<typeof deskSummarySchema>;

/** A page of the desk's list; `nextCursor` leads to the next and is absent on the last. */
export const deskSummaryPageSchema = z.object({
  items: z.array(deskSummarySchema),
  nextCursor: z.optional(z.string()),
});
export type DeskSummaryPage = z.infer<typeof deskSummaryPageSchema>;

const deskEventSchema = z.extend(eventSchema, {
  public: z.boolean(),
  by: z.optional(z.string()),
  note: z.optional(z.string()),
  /** The request that this one was merged into. */
  into: z.optional(referenceSchema),
  /** Of `answered`: how the citizen answered. */
  channel: z.optional(sourceSchema),
  /** Of `classified`: what it was before. */
  was: z.optional(z.object({ kind: codeSchema, service: codeSchema })),
  /** Of `amended`: JSON Pointers to what was given anew. */
  members: z.optional(z.array(z.string())),
});

/** The authority that a request is transferred to, with what a citizen needs to reach it. */
const newInstitutionSchema = z.strictObject({
  name: lineSchema,
  contact: z.optional(lineSchema),
});

/** What was submitted about the person; absent where the key lacks `desk:sensitive` and the person asked to stay hidden. */
export const shownApplicantSchema = z.object({
  givenName: z.optional(z.string()),
  familyName: z.optional(z.string()),
  nationalId: z.optional(z.string()),
  phone: z.optional(z.string()),
  email: z.optional(z.string()),
  address: z.optional(z.string()),
  hideIdentity: z.optional(z.boolean()),
});

/**
 * A request as the desk sees it. `missing` are JSON Pointers to what the kind wants and nobody gave.
 *
 * Without `desk:sensitive`, what was written and given for a sensitive service is not shown: `description` is then the
 * empty string, `attributes` and `attachments` are empty, `location`, `applicant` and the events' texts are absent.
 * Once the personal data is erased, the same is gone for everybody, and `erasedOn` says since when.
 */
export const deskRequestSchema = z.extend(trackedRequestSchema, {
  version: z.int(),
  test: z.boolean(),
  source: sourceSchema,
  externalId: z.optional(z.string()),
  operator: z.optional(z.string()),
  client: z.optional(z.string()),
  attributes: z.record(z.string(), answerSchema),
  applicant: z.optional(shownApplicantSchema),
  reply: z.object({ channel: replyChannelSchema, locale: z.string() }),
  notices: z.array(z.object({ id: z.string(), version: z.string() })),
  timeline: z.array(deskEventSchema),
  notifications: z.array(notificationSchema),
  missing: z.array(z.string()),
  erasedOn: z.optional(dateSchema),
});
export type DeskRequest = z.infer<typeof deskRequestSchema>;

const noteSchema = z.optional(z.string().check(z.minLength(1), z.maxLength(4000)));
const attachmentIdsSchema = z.optional(z.array(codeSchema).check(z.maxLength(20)));

/** The body of `POST /desk/requests/{reference}/actions`. `note` stays inside, `text` is for the citizen. */
export const actionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('review') }),
  z.strictObject({ type: z.literal('forward'), unit: codeSchema, note: noteSchema }),
  z.strictObject({ type: z.literal('start'), note: noteSchema, expectedOn: z.optional(dateSchema) }),
  z.strictObject({ type: z.literal('ask'), text: textSchema }),
  z.strictObject({ type: z.literal('answer'), text: textSchema, channel: sourceSchema }),
  z.strictObject({ type: z.literal('resolve'), text: textSchema, attachments: attachmentIdsSchema }),
  z.strictObject({ type: z.literal('decline'), reason: codeSchema, text: textSchema }),
  z.strictObject({ type: z.literal('transfer'), institution: newInstitutionSchema, text: textSchema }),
  z.strictObject({ type: z.literal('merge'), into: referenceSchema }),
  z.strictObject({ type: z.literal('reopen'), text: textSchema }),
  z.strictObject({ type: z.literal('comment'), text: textSchema, public: z.boolean() }),
  z.strictObject({
    type: z.literal('amend'),
    applicant: z.optional(applicantSchema),
    location: z.optional(locationSchema),
    reply: z.optional(replySchema),
  }),
  z.strictObject({ type: z.literal('redact'), eventId: codeSchema }),
  z.strictObject({ type: z.literal('renewCode') }),
  z.strictObject({
    type: z.literal('classify'),
    kind: z.optional(codeSchema),
    service: z.optional(codeSchema),
  }),
  z.strictObject({ type: z.literal('extend'), days: z.int().check(z.positive()), reason: textSchema }),
]);
export type Action = z.infer<typeof actionSchema>;

const flagSchema = z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' });

/** What the desk's list can be sorted by; `-` for the latest first. */
export const deskSortSchema = z.enum([
  'receivedAt',
  '-receivedAt',
  'dueOn',
  '-dueOn',
  'updatedAt',
  '-updatedAt',
]);
export type DeskSort = z.infer<typeof deskSortSchema>;

/** The query of `GET /desk/requests`. Dates are days in the jurisdiction's zone, `q` searches forgivingly. */
export const deskQuerySchema = z.strictObject({
  status: z.optional(statusSchema),
  unit: z.optional(codeSchema),
  service: z.optional(codeSchema),
  kind: z.optional(codeSchema),
  source: z.optional(sourceSchema),
  receivedFrom: z.optional(dateSchema),
  receivedTo: z.optional(dateSchema),
  dueBefore: z.optional(dateSchema),
  overdue: z.optional(flagSchema),
  /** `true`: test requests in place of all others. A test key sees only those, whatever it asks for. */
  test: z.optional(flagSchema),
  q: z.optional(lineSchema),
  sort: z.optional(deskSortSchema),
  cursor: z.optional(z.string().check(z.maxLength(500))),
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))),
});
export type DeskQuery = z.infer<typeof deskQuerySchema>;
