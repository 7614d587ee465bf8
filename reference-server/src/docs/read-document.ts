import type { Json, JsonObject } from '@melikgazi/mimer-sdk/openapi';
import * as z from 'zod/mini';

const jsonObjectSchema = z.record(z.string(), z.json());

const contentSchema = z.record(
  z.string(),
  z.object({
    schema: jsonObjectSchema,
    example: z.optional(z.json()),
    examples: z.optional(
      z.record(z.string(), z.object({ summary: z.optional(z.string()), value: z.json() })),
    ),
  }),
);

const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.optional(z.string()),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.string(),
      required: z.boolean(),
      description: z.string(),
      schema: jsonObjectSchema,
      example: z.optional(z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
  requestBody: z.optional(z.object({ content: contentSchema })),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string(),
      headers: z.optional(z.record(z.string(), z.object({ description: z.string() }))),
      content: z.optional(contentSchema),
    }),
  ),
});

const pathsSchema = z.record(z.string(), z.record(z.string(), operationSchema));

const documentSchema = z.object({
  info: z.object({
    title: z.string(),
    version: z.string(),
    description: z.string(),
    license: z.object({ name: z.string() }),
    contact: z.object({ name: z.string(), url: z.string() }),
  }),
  servers: z.array(z.object({ url: z.string() })),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: pathsSchema,
  webhooks: pathsSchema,
  components: z.object({
    schemas: z.record(z.string(), jsonObjectSchema),
    securitySchemes: z.record(z.string(), z.object({ bearerFormat: z.string(), description: z.string() })),
  }),
});

export type Document = z.infer<typeof documentSchema>;
export type Content = z.infer<typeof contentSchema>;

/** A call, with where it is made. */
export interface Operation extends z.infer<typeof operationSchema> {
  readonly method: string;
  readonly path: string;
  /** Whether the server makes it, to a webhook. */
  readonly isWebhook: boolean;
}

/** The OpenAPI document as far as its page shows it. */
export const readDocument = (document: JsonObject): Document => z.parse(documentSchema, document);

const operationsIn = (paths: z.infer<typeof pathsSchema>, isWebhook: boolean): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path: isWebhook ? 'your URL' : path,
      isWebhook,
    })),
  );

/** What every refusal is. */
export const problemType = 'application/problem+json';

/** One example of each code that a call can be refused with, by status and code. */
export const problemsOf = (operations: readonly Operation[]): Map<string, Json> => {
  const examples = operations.flatMap(({ responses }) =>
    Object.entries(responses).flatMap(([status, { content = {} }]) =>
      Object.entries(content[problemType]?.examples ?? {}).map(([code, { value }]) => ({
        status,
        code,
        value,
      })),
    ),
  );
  const sorted = examples.sort((a, b) => (a.status + a.code < b.status + b.code ? -1 : 1));
  return new Map(sorted.map(({ code, value }) => [code, value]));
};

/** Every call, those that the server makes last. */
export const operationsOf = ({ paths, webhooks }: Document): Operation[] => [
  ...operationsIn(paths, false),
  ...operationsIn(webhooks, true),
];
