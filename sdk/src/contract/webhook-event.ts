import * as z from 'zod/mini';
import { eventTypeSchema, statusSchema } from './event.ts';
import { eventTypes, type EventType, type Status } from './lifecycle.ts';
import { codeSchema, dateTimeSchema, referenceSchema } from './primitives.ts';

/** What a webhook is sent of an event, whatever its type; `status` is the request's after the event. */
export const webhookEventSchema = z.object({
  type: z.enum(eventTypeSchema.options.map(type => `request.${type}` as const)),
  /** When it happened, not when it was sent. */
  timestamp: dateTimeSchema,
  data: z.object({
    jurisdiction: codeSchema,
    reference: referenceSchema,
    version: z.int(),
    status: statusSchema,
  }),
});

/** The status after an event of a type: its own, where the type alone decides it. */
type StatusAfter<T extends EventType> =
  Extract<(typeof eventTypes)[T], Status> extends never ? Status : Extract<(typeof eventTypes)[T], Status>;

/**
 * What a webhook is sent, told apart by `type`. It holds no personal data: whoever wants more asks for the request with
 * an API key.
 */
export type WebhookEvent = {
  readonly [T in EventType]: {
    readonly type: `request.${T}`;
    readonly timestamp: string;
    readonly data: {
      readonly jurisdiction: string;
      readonly reference: string;
      readonly version: number;
      readonly status: StatusAfter<T>;
    };
  };
}[EventType];

/**
 * Whether the status is one that an event of this type leads to.
 *
 * @example
 * const read = (body: string) => {
 *   const event = webhookEventSchema.parse(JSON.parse(body));
 *   return isWebhookEvent(event) ? event.data.status : undefined;
 * };
 */
export const isWebhookEvent = (event: z.infer<typeof webhookEventSchema>): event is WebhookEvent => {
  const type = eventTypeSchema.options.find(name => event.type === `request.${name}`);
  const next = type === undefined ? undefined : eventTypes[type];
  return next === 'unchanged' || next === 'previous' || next === event.data.status;
};
