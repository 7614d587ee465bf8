import * as z from 'zod/mini';
import { calls, type Call } from './calls.ts';
import { challengeSchema, challengeSolutionSchema } from './challenge.ts';
import {
  actionSchema,
  deskRequestSchema,
  deskSummaryPageSchema,
  deskSummarySchema,
  unitListSchema,
} from './desk.ts';
import { attachmentSchema, eventSchema } from './event.ts';
import { jurisdictionSchema, kindSchema } from './jurisdiction.ts';
import { applicantSchema, locationSchema, newRequestSchema, replySchema } from './new-request.ts';
import {
  newRatingSchema,
  newReopeningSchema,
  newReplyChannelSchema,
  newReplySchema,
  newWithdrawalSchema,
} from './citizen-calls.ts';
import { notificationOutcomeSchema, notificationPageSchema, notificationSchema } from './notification.ts';
import { statisticsSchema } from './statistics.ts';
import { webhookDeliveryPageSchema, webhookDeliverySchema } from './webhook.ts';
import { namedSchema } from './primitives.ts';
import { problemCodes, problemSchema, type ProblemCode } from './problem.ts';
import { dueBasisSchema, receiptSchema } from './receipt.ts';
import { attributeSchema, serviceListSchema, serviceSchema } from './service.ts';
import { trackedRequestSchema } from './tracked-request.ts';

type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
type JsonObject = { [member: string]: Json };

const components = {
  Action: actionSchema,
  Applicant: applicantSchema,
  Attachment: attachmentSchema,
  Attribute: attributeSchema,
  Challenge: challengeSchema,
  ChallengeSolution: challengeSolutionSchema,
  DeskRequest: deskRequestSchema,
  DeskSummary: deskSummarySchema,
  DeskSummaryPage: deskSummaryPageSchema,
  DueBasis: dueBasisSchema,
  Event: eventSchema,
  Jurisdiction: jurisdictionSchema,
  Kind: kindSchema,
  Location: locationSchema,
  Named: namedSchema,
  NewRating: newRatingSchema,
  NewReopening: newReopeningSchema,
  NewReply: newReplySchema,
  NewReplyChannel: newReplyChannelSchema,
  NewRequest: newRequestSchema,
  NewWithdrawal: newWithdrawalSchema,
  Notification: notificationSchema,
  NotificationOutcome: notificationOutcomeSchema,
  NotificationPage: notificationPageSchema,
  Problem: problemSchema,
  Receipt: receiptSchema,
  Reply: replySchema,
  Service: serviceSchema,
  ServiceList: serviceListSchema,
  Statistics: statisticsSchema,
  TrackedRequest: trackedRequestSchema,
  UnitList: unitListSchema,
  WebhookDelivery: webhookDeliverySchema,
  WebhookDeliveryPage: webhookDeliveryPageSchema,
} satisfies Record<string, z.core.$ZodType>;

const componentUri = (id: string) => `#/components/schemas/${id}`;

/** JSON Schema holds nothing but JSON; a round trip says so to the type checker as well as to the reader. */
const asJson = (value: unknown): Json => z.parse(z.json(), JSON.parse(JSON.stringify(value)));

const asObject = (value: Json | undefined): JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};

const without = (object: JsonObject, ...names: string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

const componentSchemas = (): JsonObject => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(components)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: componentUri });
  return Object.fromEntries(
    Object.entries(asObject(asJson(schemas))).map(([id, schema]) => [
      id,
      without(asObject(schema), '$schema', '$id'),
    ]),
  );
};

const referenceTo = (schema: z.core.$ZodType): JsonObject => {
  const id = Object.entries(components).find(([, component]) => component === schema)?.[0];
  if (id === undefined) throw new Error('A call uses a schema that is not among the components.');
  return { $ref: componentUri(id) };
};

const queryParameters = (schema: z.core.$ZodType | undefined): Json[] => {
  if (schema === undefined) return [];
  const { properties } = asObject(asJson(z.toJSONSchema(schema, { io: 'input' })));
  return Object.entries(asObject(properties)).map(([name, property]) => ({
    name,
    in: 'query',
    required: false,
    schema: property,
  }));
};

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

const security = ({ credential, scope }: Call): Json[] => {
  const key: JsonObject = { apiKey: scope === undefined ? [] : [scope] };
  switch (credential) {
    case 'none':
      return [];
    case 'code':
      return [{ trackingCode: [] }];
    case 'key':
      return [key];
    case 'optional-key':
      return [{}, key];
    case 'any':
      return [{}, key, { trackingCode: [] }];
  }
};

const headerMeanings: Record<NonNullable<Call['headers']>[number]['name'], string> = {
  'Idempotency-Key': 'One for each intent, kept over all tries: 16 to 128 of `A-Z a-z 0-9 _ -`.',
  'If-Match': 'The version that the decision is based on, as `"<version>"`.',
  'Last-Event-ID': 'The id of the last event that came: what it told is not told again.',
  'Mimer-Challenge':
    'A solved challenge: base64url, without padding, of the JSON of a ChallengeSolution. Spent once.',
  'Mimer-Reference': 'The request that the tracking code in `Authorization` belongs to.',
};

/** After too many wrong codes an attempt wants a solved challenge, whatever the call. */
const takesCode = ({ credential }: Call): boolean => credential === 'code' || credential === 'any';

const headersOf = (call: Call): NonNullable<Call['headers']> => {
  const challenge = { name: 'Mimer-Challenge', required: false } as const;
  const { headers = [] } = call;
  const isNamed = headers.some(({ name }) => name === challenge.name);
  return takesCode(call) && !isNamed ? [...headers, challenge] : headers;
};

const everyCallsProblems = (call: Call): ProblemCode[] => [
  ...(call.credential === 'none' ? [] : (['unauthenticated'] as const)),
  ...(call.scope === undefined ? [] : (['forbidden'] as const)),
  ...(takesCode(call) ? (['challenge_required', 'challenge_failed'] as const) : []),
  'rate_limited',
  'internal',
  'unavailable',
];

const problemAnswers = (call: Call): JsonObject => {
  const byStatus = Map.groupBy(
    new Set([...call.problems, ...everyCallsProblems(call)]),
    code => problemCodes[code],
  );
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        String(status),
        {
          description: codes.map(code => `\`${code}\``).join(', '),
          content: { 'application/problem+json': { schema: referenceTo(problemSchema) } },
        },
      ]),
  );
};

const file: JsonObject = { type: 'string', format: 'binary' };

const requestBody = ({ body, multipart }: Call): JsonObject => {
  if (body !== undefined)
    return {
      requestBody: { required: true, content: { 'application/json': { schema: referenceTo(body) } } },
    };
  if (multipart === undefined) return {};
  const schema: JsonObject = { type: 'object', required: ['file'], properties: { file } };
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
};

const answerContent = ({ answer: { status, schema, events } }: Call): JsonObject => {
  const mediaType = events === true ? 'text/event-stream' : 'application/json';
  if (schema !== undefined) return { content: { [mediaType]: { schema: referenceTo(schema) } } };
  return status === 204 ? {} : { content: { '*/*': { schema: file } } };
};

const operation = (name: string, call: Call): JsonObject => ({
  operationId: name,
  summary: call.summary,
  tags: [call.path.startsWith('/desk') ? 'desk' : 'citizen'],
  security: security(call),
  parameters: [
    ...pathParameters(call.path),
    ...queryParameters(call.query),
    ...headersOf(call).map(({ name, required }) => ({
      name,
      in: 'header',
      required,
      description: headerMeanings[name],
      schema: { type: 'string' },
    })),
  ],
  ...requestBody(call),
  responses: {
    [String(call.answer.status)]: {
      description: 'Done.',
      ...answerContent(call),
    },
    ...problemAnswers(call),
  },
});

const paths = (): JsonObject => {
  const byPath = new Map<string, JsonObject>();
  for (const [name, call] of Object.entries(calls)) {
    const path = byPath.get(call.path) ?? {};
    path[call.method.toLowerCase()] = operation(name, call);
    byPath.set(call.path, path);
  }
  return Object.fromEntries(byPath);
};

/**
 * The OpenAPI 3.1 document of the contract, made from its schemas and calls. `server` is the endpoint's URL.
 *
 * @example
 * const document = openApiDocument('1.0.0', 'https://mimer.example.tr/melikgazi/v1');
 * console.log(JSON.stringify(document));
 */
export const openApiDocument = (version: string, server: string): JsonObject => ({
  openapi: '3.1.1',
  info: {
    title: 'MİMER request API',
    version,
    description:
      'Citizen requests to a municipality: submission, tracking and the desk. Errors are RFC 9457 problem details.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: server }],
  tags: [
    { name: 'citizen', description: 'For everyone; a request is read with its tracking code.' },
    { name: 'desk', description: 'For the municipality, with an API key.' },
  ],
  paths: paths(),
  components: {
    schemas: componentSchemas(),
    securitySchemes: {
      trackingCode: { type: 'http', scheme: 'bearer', description: 'The ten digits from the receipt.' },
      apiKey: { type: 'http', scheme: 'bearer', description: '`mimer_live_…` or `mimer_test_…`.' },
    },
  },
});
