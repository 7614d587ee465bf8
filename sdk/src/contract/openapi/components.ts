import * as z from 'zod/mini';
import { challengeSchema, challengeSolutionSchema } from '../challenge.ts';
import {
  newRatingSchema,
  newReopeningSchema,
  newReplyChannelSchema,
  newReplySchema,
  newWithdrawalSchema,
} from '../citizen-calls.ts';
import {
  actionSchema,
  deskRequestSchema,
  deskSummaryPageSchema,
  deskSummarySchema,
  unitListSchema,
} from '../desk.ts';
import { attachmentSchema, eventSchema } from '../event.ts';
import { jurisdictionSchema, kindSchema } from '../jurisdiction.ts';
import { applicantSchema, locationSchema, newRequestSchema, replySchema } from '../new-request.ts';
import { notificationOutcomeSchema, notificationPageSchema, notificationSchema } from '../notification.ts';
import { codeSchema, localeSchema, namedSchema, referenceSchema } from '../primitives.ts';
import { fieldErrorSchema, problemSchema } from '../problem.ts';
import { dueBasisSchema, receiptSchema } from '../receipt.ts';
import { attributeSchema, serviceListSchema, serviceSchema } from '../service.ts';
import { statisticsSchema } from '../statistics.ts';
import { trackedRequestSchema } from '../tracked-request.ts';
import { webhookDeliveryPageSchema, webhookDeliverySchema } from '../webhook.ts';
import { webhookEventSchema } from '../webhook-event.ts';
import { asJson, asObject, formatAlone, without, type JsonObject } from './json.ts';

type Component = readonly [schema: z.core.$ZodType, description: string];

const components = {
  Action: [actionSchema, 'One of the desk’s actions. `note` stays inside, `text` is for the citizen.'],
  Applicant: [applicantSchema, 'Who asks. Of a T.C. identity number only the check digits are looked at.'],
  Attachment: [attachmentSchema, 'A file; `bytes` is its size, `width` and `height` are in pixels.'],
  Attribute: [
    attributeSchema,
    'A question of a service’s own; `visibleWhen` hides it until another answer has the value.',
  ],
  Challenge: [challengeSchema, 'A proof-of-work challenge, ALTCHA v2.'],
  ChallengeSolution: [challengeSolutionSchema, 'A challenge with its solution; it is spent once.'],
  Code: [codeSchema, 'A code or id: ASCII, never a number.'],
  DeskRequest: [
    deskRequestSchema,
    'A request as the desk sees it. `missing` are JSON Pointers to what the kind wants and nobody gave. Without `desk:sensitive`, what was written and given for a sensitive service is absent.',
  ],
  DeskSummary: [deskSummarySchema, 'A row of the desk’s list; it holds no text that a citizen wrote.'],
  DeskSummaryPage: [deskSummaryPageSchema, 'A page of the list; without `nextCursor` it is the last.'],
  DueBasis: [dueBasisSchema, 'Why an answer is due when it is: the rule, and its days.'],
  Event: [eventSchema, 'Something that happened to a request. `actor` says who did it, never by name.'],
  FieldError: [
    fieldErrorSchema,
    'One refused member: a JSON Pointer into the body, or the name of a parameter.',
  ],
  Jurisdiction: [jurisdictionSchema, 'The municipality, in the language that was asked for.'],
  Kind: [kindSchema, 'A kind of request: what it asks of the person, and when it must be answered.'],
  Locale: [localeSchema, 'A language: BCP 47.'],
  Location: [
    locationSchema,
    'Where it is: an address or a point (WGS 84) is enough. `accuracy` is in metres.',
  ],
  Named: [namedSchema, 'A code with the name that people read.'],
  NewRating: [newRatingSchema, 'A mark from 1, the worst, to 5, the best.'],
  NewReopening: [newReopeningSchema, 'Why the answer does not satisfy.'],
  NewReply: [newReplySchema, 'The citizen’s words, with files if need be.'],
  NewReplyChannel: [newReplyChannelSchema, 'How the citizen wants to hear from now on.'],
  NewRequest: [
    newRequestSchema,
    '`source`, `receivedAt`, `externalId` and `operator` go with an API key only; `challenge` is for those who have none.',
  ],
  NewWithdrawal: [newWithdrawalSchema, 'Why, if the citizen likes to say.'],
  Notification: [notificationSchema, 'A message to a citizen and how its delivery stands.'],
  NotificationOutcome: [
    notificationOutcomeSchema,
    'What became of a task, or that a message be tried again.',
  ],
  NotificationPage: [notificationPageSchema, 'A page of messages; without `nextCursor` it is the last.'],
  Problem: [problemSchema, 'Every error: RFC 9457, with a `code` for programs. `retryAfter` is in seconds.'],
  Receipt: [
    receiptSchema,
    'The proof of application: date, number and subject. The tracking code is the citizen’s secret.',
  ],
  Reference: [referenceSchema, 'The public number of a request; its last digit is a check digit (Damm).'],
  Reply: [replySchema, 'How, and in which language, the citizen wants to hear the result.'],
  Service: [
    serviceSchema,
    'Something people ask the municipality for. `redirect` names who is in charge when it is not.',
  ],
  ServiceList: [serviceListSchema, 'What can be asked for.'],
  Statistics: [
    statisticsSchema,
    'Counts of the requests received in a time, by code; `byMonth` by `YYYY-MM`. Durations are in days.',
  ],
  TrackedRequest: [
    trackedRequestSchema,
    'A request as its citizen sees it; `can` says what they may do now.',
  ],
  UnitList: [unitListSchema, 'The units of the municipality.'],
  WebhookDelivery: [webhookDeliverySchema, 'A message to a webhook and how its delivery stands.'],
  WebhookDeliveryPage: [
    webhookDeliveryPageSchema,
    'A page of deliveries; without `nextCursor` it is the last.',
  ],
  WebhookEvent: [webhookEventSchema, 'What a webhook is sent of an event. It holds no personal data.'],
} satisfies Record<string, Component>;

const uriOf = (id: string) => `#/components/schemas/${id}`;

/** Every schema that has a name, as JSON Schema. */
export const componentSchemas = (): JsonObject => {
  const registry = z.registry<{ id: string }>();
  for (const [id, [schema]] of Object.entries(components)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: uriOf, override: formatAlone });
  const described = asObject(asJson(schemas));
  return Object.fromEntries(
    Object.entries(components).map(([id, [, description]]) => [
      id,
      { description, ...without(asObject(described[id]), '$schema', '$id') },
    ]),
  );
};

/** @throws Error when the schema has no name. */
export const referenceTo = (schema: z.core.$ZodType): JsonObject => {
  const id = Object.entries(components).find(([, [component]]) => component === schema)?.[0];
  if (id === undefined) throw new Error('A call uses a schema that is not among the components.');
  return { $ref: uriOf(id) };
};
