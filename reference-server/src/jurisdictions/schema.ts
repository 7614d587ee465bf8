import {
  attributeSchema,
  codeSchema,
  contactSchema,
  dateSchema,
  deadlineSchema,
  identitySchema,
  localeSchema,
  locationRuleSchema,
  neighbourhoodSchema,
  replyChannelSchema,
  statusSchema,
} from '@melikgazi/mimer-sdk/contract';
import * as z from 'zod/mini';
import { endings, isMediaType } from '@melikgazi/mimer-sdk/domain';

/** A text in several languages: `{ "tr": "…", "en": "…" }`. */
export const localisedSchema = z.record(localeSchema, z.string().check(z.minLength(1)));
export type Localised = z.infer<typeof localisedSchema>;

const pointSchema = z.strictObject({ lat: z.number(), lng: z.number() });

const mediaTypeSchema = z.enum(Object.keys(endings).filter(isMediaType));

/** `jurisdiction.json`: who the municipality is and what it decided once for all requests. */
export const profileSchema = z.strictObject({
  id: codeSchema,
  name: localisedSchema,
  locales: z.array(localeSchema).check(z.minLength(1)),
  defaultLocale: localeSchema,
  timeZone: z.string(),
  contact: contactSchema,
  emergency: z.optional(z.strictObject({ number: z.string(), text: localisedSchema })),
  replyChannels: z.array(replyChannelSchema).check(z.minLength(1)),
  statuses: z.record(statusSchema, localisedSchema),
  declineReasons: z.array(z.strictObject({ code: codeSchema, name: localisedSchema })),
  /** Whether half holidays count as working days; counting them makes deadlines earlier, hence safer. */
  halfDaysAreWorkingDays: z.boolean(),
  reopenDays: z.optional(z.int()),
  /** Days that closed requests and their files are kept since closing, and test requests since receipt. */
  retention: z.strictObject({
    closedDays: z.int().check(z.positive()),
    attachmentsDays: z.optional(z.int().check(z.positive())),
    testDays: z.int().check(z.positive()),
  }),
  /** What may be uploaded; absent: nothing. `types` is for everyone, `keyTypes` for clients with an API key besides. */
  attachments: z.optional(
    z.strictObject({
      maxCount: z.int().check(z.gte(1), z.lte(20)),
      maxBytes: z.int().check(z.positive()),
      types: z.array(mediaTypeSchema).check(z.minLength(1)),
      keyTypes: z.optional(z.array(mediaTypeSchema)),
    }),
  ),
  /** The public page with the tracker; the server's own root where it is absent. */
  trackingPage: z.optional(z.url()),
  map: z.optional(
    z.strictObject({
      centre: pointSchema,
      bounds: z.strictObject({ southWest: pointSchema, northEast: pointSchema }),
    }),
  ),
});
export type Profile = z.infer<typeof profileSchema>;

/** `kinds.json`. `deadline.rule` names the law that the time comes from. */
export const kindsSchema = z
  .array(
    z.strictObject({
      code: codeSchema,
      name: localisedSchema,
      description: localisedSchema,
      identity: identitySchema,
      anonymous: z.boolean(),
      deadline: z.optional(
        z.strictObject({
          rule: z.string(),
          allows: deadlineSchema,
          /** By how many days, in the rule's unit, the time may be extended once; absent: not at all. */
          mayExtendBy: z.optional(z.int().check(z.positive())),
        }),
      ),
      /** Whether a service takes this kind only when it names it. */
      onlyWhereNamed: z.optional(z.boolean()),
    }),
  )
  .check(z.minLength(1));
export type KindData = z.infer<typeof kindsSchema>[number];

const attributeDataSchema = z.extend(attributeSchema, {
  description: localisedSchema,
  hint: z.optional(localisedSchema),
  values: z.optional(
    z.array(z.strictObject({ key: codeSchema, name: localisedSchema })).check(z.minLength(1)),
  ),
});

const serviceDataSchema = z.strictObject({
  code: codeSchema,
  name: localisedSchema,
  description: localisedSchema,
  /** What people type to find it, whatever the language of the page. */
  keywords: z.array(z.string()),
  /** More of them, by language: only pages in that language have to load them. */
  localKeywords: z.optional(z.record(localeSchema, z.array(z.string()))),
  kinds: z.optional(z.array(codeSchema)),
  location: locationRuleSchema,
  identity: z.optional(identitySchema),
  anonymous: z.optional(z.boolean()),
  hideIdentity: z.optional(z.enum(['offered', 'default'])),
  sensitive: z.optional(z.boolean()),
  notice: z.optional(codeSchema),
  redirect: z.optional(
    z.strictObject({
      name: localisedSchema,
      phone: z.string(),
      url: z.optional(z.url()),
      text: localisedSchema,
    }),
  ),
  attributes: z.optional(z.array(attributeDataSchema)),
  /** The unit that usually does it; a suggestion to the desk. */
  unit: z.optional(codeSchema),
  /** `false`: prepared, but neither listed nor accepted. */
  enabled: z.optional(z.boolean()),
  /** The day it left the list; submissions made before are accepted for thirty days more. */
  withdrawnOn: z.optional(dateSchema),
});

/** `services/*.json`: a group of services a file, listed by `order`. */
export const serviceGroupSchema = z.strictObject({
  order: z.number(),
  group: z.strictObject({ code: codeSchema, name: localisedSchema }),
  services: z.array(serviceDataSchema),
});
export type ServiceGroup = z.infer<typeof serviceGroupSchema>;
export type ServiceData = ServiceGroup['services'][number] & { group: ServiceGroup['group'] };
export type AttributeData = NonNullable<ServiceData['attributes']>[number];

/** `units.json`. */
export const unitsSchema = z.array(z.strictObject({ code: codeSchema, name: localisedSchema }));
export type UnitData = z.infer<typeof unitsSchema>[number];

/** `neighbourhoods.json`. */
export const neighbourhoodsSchema = z.array(neighbourhoodSchema);

/** `holidays.json`: days on which the municipality does not work. */
export const holidaysSchema = z.array(
  z.strictObject({ date: dateSchema, name: localisedSchema, half: z.optional(z.boolean()) }),
);
export type Holiday = z.infer<typeof holidaysSchema>[number];

/** `notices.json`; the text of each is in `notices/<id>.<locale>.txt`. The one called `general` is for every request. */
export const noticesSchema = z.array(
  z.strictObject({
    id: codeSchema,
    version: z.string(),
    formerVersions: z.array(z.string()),
    title: localisedSchema,
    summary: localisedSchema,
  }),
);
export type NoticeData = z.infer<typeof noticesSchema>[number] & { text: Localised };
