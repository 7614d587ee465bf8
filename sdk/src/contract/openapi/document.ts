import { calls, type Call, type CallName } from '../calls.ts';
import { componentSchemas } from './components.ts';
import { callExamples } from './examples/calls.ts';
import type { JsonObject } from './json.ts';
import { operationOf } from './operation.ts';
import { securitySchemes } from './security.ts';
import { tags } from './tags.ts';
import { webhooks } from './webhook.ts';

const description = `Citizen requests to a municipality: submission, tracking and the desk.

JSON in UTF-8; times are RFC 3339 with an offset, days \`YYYY-MM-DD\` in the municipality’s time zone, telephone numbers E.164, languages BCP 47, coordinates WGS 84. A member that the contract does not know is refused in a request and to be ignored in an answer. Every error is \`application/problem+json\` (RFC 9457) with a \`code\`.

A credential travels in \`Authorization: Bearer …\` and nowhere else: the ten digits of a tracking code, or an API key. There are no cookies, and citizens’ calls are open to pages of every origin.`;

const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);

const paths = (): JsonObject => {
  const byPath = new Map<string, JsonObject>();
  for (const name of Object.keys(calls).filter(isCallName)) {
    const call: Call = calls[name];
    const path = byPath.get(call.path) ?? {};
    path[call.method.toLowerCase()] = operationOf(name, call, callExamples[name]);
    byPath.set(call.path, path);
  }
  return Object.fromEntries(byPath);
};

/**
 * The OpenAPI 3.1 document of the contract, made from its schemas and calls.
 *
 * @param version - Of the program that serves it.
 * @param servers - The URLs of the endpoints.
 * @example
 * const document = openApiDocument('1.0.0', 'https://mimer.example.tr/melikgazi/v1');
 * console.log(JSON.stringify(document));
 */
export const openApiDocument = (version: string, ...servers: readonly string[]): JsonObject => ({
  openapi: '3.1.1',
  info: {
    title: 'MİMER request API',
    summary: 'Citizen requests to a municipality.',
    version,
    description,
    contact: { name: 'Melikgazi Belediyesi, MİMER', url: 'https://www.melikgazi.bel.tr' },
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: servers.map(url => ({ url })),
  tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
  paths: paths(),
  webhooks,
  components: { schemas: componentSchemas(), securitySchemes },
});
