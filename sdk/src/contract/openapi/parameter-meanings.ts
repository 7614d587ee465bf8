import type * as z from 'zod/mini';
import type { Call } from '../calls.ts';
import { codeSchema, referenceSchema } from '../primitives.ts';

type HeaderName = NonNullable<Call['headers']>[number]['name'];

/** What stands in a path. */
export const pathMeanings: Record<string, { description: string; schema: z.core.$ZodType; example: string }> =
  {
    reference: {
      description: 'The request’s number; its last digit is a check digit.',
      schema: referenceSchema,
      example: '2026-4819073-2',
    },
    id: {
      description: 'Its id, as it was listed.',
      schema: codeSchema,
      example: 'b0b4c4a2e1d94f7c8a6d2f0e9b1c3d5f',
    },
  };

/** The contract’s own headers, and what they must look like. */
export const headerMeanings: Record<HeaderName, { description: string; pattern?: string; example: string }> =
  {
    'Idempotency-Key': {
      description: 'One for each intent, made before the first try and kept over all tries.',
      pattern: '^"?[A-Za-z0-9_-]{16,128}"?$',
      example: '7c1f4a0e-52b1-4c0e-9a53-1f6f0b6f7a11',
    },
    'If-Match': {
      description: 'The version that the decision is based on: the `ETag` of the request as it was read.',
      pattern: '^"\\d+"$',
      example: '"7"',
    },
    'Last-Event-ID': {
      description: 'The id of the last event that came: what it told is not told again.',
      example: 'pJ1sF0m2cXq8Qy7uVt3N9A',
    },
    'Mimer-Challenge': {
      description:
        'A solved challenge: base64url, without padding, of the JSON of a ChallengeSolution. It is spent once. After too many wrong codes, calls with a tracking code want it too.',
      pattern: '^[A-Za-z0-9_-]+$',
      example: 'eyJjaGFsbGVuZ2UiOnsicGFyYW1ldGVycyI6e319fQ',
    },
    'Mimer-Reference': {
      description: 'The request that the tracking code in `Authorization` belongs to.',
      pattern: '^\\d{4}-\\d{7}-\\d$',
      example: '2026-4819073-2',
    },
  };

/** What a list can be asked for. */
export const queryMeanings: Record<string, string> = {
  status: 'Requests that stand there.',
  unit: 'Code of the unit that they are with.',
  service: 'Code of a service.',
  kind: 'Code of a kind.',
  source: 'How they reached the municipality.',
  receivedFrom: 'The first day of receipt, in the municipality’s time zone.',
  receivedTo: 'The last day of receipt.',
  dueBefore: 'Due before this day.',
  overdue: 'Whether they should have been answered before today.',
  test: 'Test requests in place of all others. A test key sees only those.',
  q: 'Words, a number, a telephone or a name; searched forgivingly.',
  sort: 'With `-`, descending.',
  cursor: 'The `nextCursor` of the page before.',
  limit: 'How many a page.',
  from: 'The first day of receipt. Without it, the last twelve months.',
  to: 'The last day of receipt.',
  state: 'How the delivery stands.',
  channel: 'How the citizen is told.',
  reference: 'Those of one request.',
  webhook: 'Id of the webhook.',
};
