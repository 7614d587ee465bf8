import * as z from 'zod/mini';
import { identitySchema } from './jurisdiction.ts';
import { codeSchema, namedSchema } from './primitives.ts';

/** GeoReport v2's attribute datatypes, and `boolean`. */
export const datatypeSchema = z.enum([
  'string',
  'text',
  'number',
  'datetime',
  'boolean',
  'singlevaluelist',
  'multivaluelist',
]);
export type Datatype = z.infer<typeof datatypeSchema>;

/** The value an answer may have. */
export const answerSchema = z.union([
  z.string().check(z.maxLength(2000)),
  z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50)),
  z.number(),
  z.boolean(),
]);
export type Answer = z.infer<typeof answerSchema>;

/** A question of a service's own. `visibleWhen` hides it until another answer has the value. */
export const attributeSchema = z.object({
  code: codeSchema,
  order: z.number(),
  datatype: datatypeSchema,
  required: z.boolean(),
  description: z.string(),
  hint: z.optional(z.string()),
  values: z.optional(z.array(z.object({ key: codeSchema, name: z.string() }))),
  visibleWhen: z.optional(
    z.object({ code: codeSchema, equals: z.union([z.string(), z.number(), z.boolean()]) }),
  ),
});
export type Attribute = z.infer<typeof attributeSchema>;

/** Whether a service wants to know where. */
export const locationRuleSchema = z.enum(['required', 'optional', 'none']);

/** Something people ask the municipality for. `redirect` names who is in charge when the municipality is not. */
export const serviceSchema = z.object({
  code: codeSchema,
  name: z.string(),
  description: z.string(),
  group: namedSchema,
  keywords: z.array(z.string()),
  kinds: z.optional(z.array(codeSchema)),
  location: locationRuleSchema,
  identity: z.optional(identitySchema),
  anonymous: z.optional(z.boolean()),
  hideIdentity: z.optional(z.enum(['offered', 'default'])),
  sensitive: z.boolean(),
  notice: z.optional(codeSchema),
  redirect: z.optional(
    z.object({ name: z.string(), phone: z.string(), url: z.optional(z.url()), text: z.string() }),
  ),
  attributes: z.array(attributeSchema),
});
export type Service = z.infer<typeof serviceSchema>;

/** The answer of `GET /services`. */
export const serviceListSchema = z.array(serviceSchema);
