import type { Call } from '../calls.ts';
import { file, responsesOf } from './answers.ts';
import { referenceTo } from './components.ts';
import type { CallExample } from './examples/call-example.ts';
import { asJson, type JsonObject } from './json.ts';
import { parametersOf } from './parameters.ts';
import { securityOf } from './security.ts';

const requestBody = ({ body, multipart }: Call, { requests = {} }: CallExample): JsonObject => {
  if (body !== undefined) {
    const content = { schema: referenceTo(body), examples: asJson(requests) };
    return { requestBody: { required: true, content: { 'application/json': content } } };
  }
  if (multipart === undefined) return {};
  const schema: JsonObject = {
    type: 'object',
    required: ['file'],
    properties: { file: { ...file, description: 'One file, with its name.' } },
  };
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
};

/** A call as OpenAPI describes it. */
export const operationOf = (name: string, call: Call, example: CallExample): JsonObject => ({
  operationId: name,
  summary: call.summary,
  ...(example.description !== undefined && { description: example.description }),
  tags: [example.tag],
  security: securityOf(call),
  parameters: parametersOf(call, example),
  ...requestBody(call, example),
  responses: responsesOf(call, example),
});
