import { webhookEventSchema } from '../webhook-event.ts';
import { referenceTo } from './components.ts';
import { webhookEvent } from './examples/desk.ts';
import { asJson, type JsonObject } from './json.ts';
import type { TagName } from './tags.ts';

const tag: TagName = 'Webhooks';

const header = (name: string, description: string, example: string): JsonObject => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

/** What a webhook receives, as OpenAPI 3.1 describes it: the call is made by the server. */
export const webhooks: JsonObject = {
  requestEvent: {
    post: {
      operationId: 'receiveRequestEvent',
      summary: 'Something happened to a request.',
      description:
        'Sent by the server, signed as Standard Webhooks 1.0 says. It is tried ten times over about three days until the answer is 2xx, always with the same `webhook-id`: do each id once. `verifyWebhook` of the SDK checks the signature.',
      tags: [tag],
      security: [],
      parameters: [
        header('webhook-id', 'The message’s id, the same at every try.', '2026-4819073-2_9a4e7f20-11c5-4b3a'),
        header('webhook-timestamp', 'When this try was made, in seconds since 1970.', '1795424700'),
        header(
          'webhook-signature',
          'One or more of `v1,` and the base64 of an HMAC-SHA-256 over id, timestamp and body, joined by full stops.',
          'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
        ),
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: referenceTo(webhookEventSchema), example: asJson(webhookEvent) },
        },
      },
      responses: {
        '204': { description: 'Taken on.' },
        '400': { description: 'The signature is not right, or too old.' },
      },
    },
  },
};
