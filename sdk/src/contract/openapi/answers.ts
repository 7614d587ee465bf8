import type { Call } from '../calls.ts';
import { problemCodes, problemSchema, type ProblemCode } from '../problem.ts';
import { answersWhat } from './answer-facts.ts';
import { referenceTo } from './components.ts';
import type { CallExample } from './examples/call-example.ts';
import { problemExample } from './examples/problems.ts';
import { asJson, type Json, type JsonObject } from './json.ts';
import { takesCode } from './parameters.ts';

export const file: JsonObject = { type: 'string', format: 'binary' };

const header = (description: string, example: Json, type = 'string'): JsonObject => ({
  description,
  schema: { type },
  example,
});

const retryAfter = header('Seconds to wait before the next try.', 30, 'integer');

const answerHeaders = (call: Call): JsonObject => {
  const { localised, revalidated, versioned, replayed } = answersWhat(call);
  return {
    ...(revalidated && { ETag: header('For `If-None-Match`.', 'W/"pJ1sF0m2cXq8Qy7uVt3N9A"') }),
    ...(versioned && { ETag: header('The version, for `If-Match`.', '"7"') }),
    ...(localised && { 'Content-Language': header('The language of what people read in it.', 'tr') }),
    ...(replayed && {
      'Idempotency-Replayed': {
        ...header('`true` when this was done at an earlier try, and nothing now.', 'true'),
        schema: { type: 'string', enum: ['true'] },
      },
    }),
  };
};

/** What a success says, by the status and method that it has. */
const meaning = ({ method, answer: { status, schema, events } }: Call): string => {
  if (events === true) return 'As it is now, and after each change: `text/event-stream`.';
  if (status === 201) return 'Stored.';
  if (status === 204) return 'Done; there is nothing to say.';
  if (schema === undefined) return 'The file, to be saved or shown as a Blob.';
  return method === 'GET' ? 'As it is now.' : 'Done; as it is now.';
};

const contentOf = (
  { answer: { status, schema, events } }: Call,
  example: unknown,
): JsonObject | undefined => {
  if (schema === undefined) return status === 204 ? undefined : { '*/*': { schema: file } };
  // OpenAPI 3.1 has no words for what stands in the events of a stream; the example has.
  if (events === true)
    return { 'text/event-stream': { schema: { type: 'string' }, example: asJson(example) } };
  return { 'application/json': { schema: referenceTo(schema), example: asJson(example) } };
};

const success = (call: Call, { answer: example }: CallExample): JsonObject => {
  const headers = answerHeaders(call);
  const content = contentOf(call, example);
  return {
    description: meaning(call),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(content !== undefined && { content }),
  };
};

/** What any call like this may be refused with. */
const everyCallsProblems = (call: Call): ProblemCode[] => [
  ...(call.credential === 'none' ? [] : (['unauthenticated'] as const)),
  ...(call.scope === undefined ? [] : (['forbidden'] as const)),
  ...(takesCode(call) ? (['challenge_required', 'challenge_failed'] as const) : []),
  'rate_limited',
  'internal',
  'unavailable',
];

const problemHeaders = (status: number, codes: readonly ProblemCode[]): JsonObject => ({
  ...(status === 401 && { 'WWW-Authenticate': header('The scheme.', 'Bearer') }),
  ...(codes.some(code => 'retryAfter' in problemExample(code)) && { 'Retry-After': retryAfter }),
});

const refusal = (status: number, codes: readonly ProblemCode[]): JsonObject => {
  const headers = problemHeaders(status, codes);
  const examples = Object.fromEntries(codes.map(code => [code, { value: asJson(problemExample(code)) }]));
  return {
    description: codes.map(code => `\`${code}\``).join(', '),
    ...(Object.keys(headers).length > 0 && { headers }),
    content: { 'application/problem+json': { schema: referenceTo(problemSchema), examples } },
  };
};

/** Every answer that a call may get, by status. */
export const responsesOf = (call: Call, example: CallExample): JsonObject => {
  const byStatus = Map.groupBy(
    new Set([...call.problems, ...everyCallsProblems(call)]),
    code => problemCodes[code],
  );
  const { revalidated } = answersWhat(call);
  return {
    [String(call.answer.status)]: success(call, example),
    // A submission that is known by its externalId is no new one.
    ...(call.problems.includes('duplicate_external_id') && {
      '200': { ...success(call, example), description: 'It was submitted before under this `externalId`.' },
    }),
    ...(revalidated && { '304': { description: 'It has not changed since.' } }),
    ...Object.fromEntries(
      [...byStatus]
        .sort(([a], [b]) => a - b)
        .map(([status, codes]) => [String(status), refusal(status, codes)]),
    ),
  };
};
