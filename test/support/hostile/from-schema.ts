import fc from 'fast-check';
import * as z from 'zod/mini';

type Schema = z.core.JSONSchema.JSONSchema;

/**
 * Values that a schema takes, or nearly: of every text that has a form, most come from `words`, so that they mean
 * something to the server.
 */
export const fromSchema = (schema: z.core.$ZodType, words: readonly string[]): fc.Arbitrary<unknown> =>
  valueOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), words);

const valueOf = (schema: Schema | boolean | undefined, words: readonly string[]): fc.Arbitrary<unknown> => {
  if (schema === undefined || typeof schema === 'boolean') return fc.jsonValue();
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) return fc.oneof(...variants.map(variant => valueOf(variant, words)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return objectOf(schema, words);
    case 'array':
      return fc.array(itemOf(schema, words), { maxLength: 3 });
    case 'string':
      return textOf(schema, words);
    case 'integer':
      return fc.integer(rangeOf(schema, 1_000_000));
    case 'number':
      return fc.double({ ...rangeOf(schema, 1_000_000), noNaN: true });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.jsonValue();
  }
};

const itemOf = ({ items }: Schema, words: readonly string[]): fc.Arbitrary<unknown> =>
  Array.isArray(items) ? fc.jsonValue() : valueOf(items, words);

const objectOf = (schema: Schema, words: readonly string[]): fc.Arbitrary<unknown> => {
  const { properties, required = [], additionalProperties } = schema;
  if (properties === undefined)
    return fc.dictionary(fc.constantFrom(...words), valueOf(additionalProperties, words), { maxKeys: 3 });
  const members = Object.entries(properties).map(([name, member]) => [name, valueOf(member, words)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: required });
};

const rangeOf = ({ minimum, maximum, exclusiveMinimum }: Schema, otherwise: number) => {
  const least = minimum ?? (exclusiveMinimum === undefined ? -otherwise : Number(exclusiveMinimum) + 1);
  return { min: Math.max(least, -otherwise), max: Math.min(maximum ?? otherwise, otherwise) };
};

const textOf = (schema: Schema, words: readonly string[]): fc.Arbitrary<string> => {
  const { pattern, format, minLength = 0, maxLength = 100 } = schema;
  if (format === 'date') return fc.constantFrom('2026-11-23', '2026-02-30', '0000-00-00', '9999-12-31');
  if (format === 'date-time')
    return fc.constantFrom(
      '2026-11-20T10:00:00Z',
      '2026-11-20T10:00:00.123456+14:00',
      '9999-12-31T23:59:60Z',
    );
  if (format === 'email') return fc.constantFrom('ada@example.org', 'a@b.co', '@');
  if (pattern === undefined)
    return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 300) });
  const form = new RegExp(pattern);
  const known = words.filter(word => form.test(word));
  const made = fc.stringMatching(new RegExp(pattern), { maxLength: 40 });
  return known.length === 0 ? made : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, made);
};
