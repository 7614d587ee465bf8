import * as z from 'zod/mini';

/** What JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
/** An object of JSON. */
export type JsonObject = { [member: string]: Json };

/** JSON Schema and examples hold nothing but JSON; a round trip says so to the type checker as well as to the reader. */
export const asJson = (value: unknown): Json => z.parse(z.json(), JSON.parse(JSON.stringify(value)));

/** The same as an object; empty where it is none. */
export const asObject = (value: Json | undefined): JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};

export const without = (object: JsonObject, ...names: string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

const formats = ['date', 'date-time', 'email'];

/** Where a format says it all, the pattern that checks it would only hide it. */
export const formatAlone = ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
  if (formats.includes(jsonSchema.format ?? '')) delete jsonSchema.pattern;
};

/** A schema of its own as JSON Schema. */
export const schemaOf = (schema: z.core.$ZodType): JsonObject =>
  without(asObject(asJson(z.toJSONSchema(schema, { override: formatAlone }))), '$schema');
