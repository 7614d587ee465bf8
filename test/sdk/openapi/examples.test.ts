import assert from 'node:assert/strict';
import { calls, problemSchema, webhookEventSchema, type Call } from '@melikgazi/mimer-sdk/contract';
import { openApiDocument, type Json } from '@melikgazi/mimer-sdk/openapi';
import { isReference } from '@melikgazi/mimer-sdk/reference';
import { toE164 } from '@melikgazi/mimer-sdk/phone';
import { test } from 'node:test';
import * as z from 'zod/mini';

// The linter checks examples against the JSON Schemas; here they are read as server and client read them.

const document = openApiDocument('1.0.0', 'https://mimer.example.tr/melikgazi/v1');

const bodySchema = z.object({
  content: z.record(
    z.string(),
    z.object({
      example: z.optional(z.unknown()),
      examples: z.optional(z.record(z.string(), z.object({ value: z.unknown() }))),
    }),
  ),
});
const operationSchema = z.object({
  operationId: z.string(),
  requestBody: z.optional(bodySchema),
  responses: z.record(z.string(), z.partial(bodySchema)),
});
const pathsSchema = z.record(z.string(), z.record(z.string(), operationSchema));

const operations = Object.values(z.parse(pathsSchema, document['paths'])).flatMap(path =>
  Object.values(path),
);

/** Every example of a body, whatever its name. */
const examplesIn = (body: z.infer<typeof operationSchema>['requestBody'], mediaType: string): unknown[] => {
  const { example, examples = {} } = body?.content[mediaType] ?? {};
  return [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value)];
};

const json = 'application/json';
const eventStream = 'text/event-stream';

/** The data of every event of a stream. */
const dataIn = (stream: string): unknown[] =>
  [...stream.matchAll(/^data: (.*)$/gm)].map(([, data = '']): unknown => JSON.parse(data));

const callOf = (name: string): Call => {
  const found = Object.entries(calls).find(([given]) => given === name)?.[1];
  assert.ok(found !== undefined);
  return found;
};

for (const { operationId, requestBody, responses } of operations) {
  const { body, answer } = callOf(operationId);

  test(`${operationId} shows what it takes and answers, as the contract has it`, () => {
    const taken = examplesIn(requestBody, json);
    if (body !== undefined) assert.ok(taken.length > 0, 'no request');
    for (const example of taken) if (body !== undefined) z.core.parse(body, example);

    const { content = {} } = responses[String(answer.status)] ?? {};
    if (answer.schema === undefined) return;
    const [example, ...others] = examplesIn({ content }, answer.events === true ? eventStream : json);
    assert.deepEqual(others, []);
    const shown = answer.events === true ? dataIn(String(example)) : [example];
    assert.ok(shown.length > 0);
    for (const body of shown) z.core.parse(answer.schema, body);
  });

  test(`${operationId} shows refusals with the status that they name`, () => {
    for (const [status, { content = {} }] of Object.entries(responses))
      for (const example of examplesIn({ content }, 'application/problem+json'))
        assert.equal(String(z.parse(problemSchema, example).status), status);
  });
}

test('the event that a webhook gets is one', () => {
  const shown = z.parse(
    z.object({ requestEvent: z.object({ post: z.object({ requestBody: bodySchema }) }) }),
    document['webhooks'],
  );
  const [event] = examplesIn(shown.requestEvent.post.requestBody, 'application/json');
  z.parse(webhookEventSchema, event);
});

test('every reference in an example has its check digit, every telephone number is one', () => {
  const references: string[] = [];
  const phones: string[] = [];
  const visit = (value: Json | undefined, name = ''): void => {
    if (typeof value === 'string' && name === 'reference') references.push(value);
    if (typeof value === 'string' && ['phone', 'whatsapp'].includes(name) && value.startsWith('+'))
      phones.push(value);
    if (value !== null && typeof value === 'object')
      for (const [member, inner] of Object.entries(value)) visit(inner, member);
  };
  visit(document['paths']);
  assert.ok(references.length > 10 && phones.length > 3);
  for (const reference of references) assert.ok(isReference(reference), reference);
  for (const phone of phones) assert.equal(toE164(phone), phone);
});
