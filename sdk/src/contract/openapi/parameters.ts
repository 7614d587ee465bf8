import type { Call } from '../calls.ts';
import { answersWhat } from './answer-facts.ts';
import type { CallExample } from './examples/call-example.ts';
import { asObject, schemaOf, type Json } from './json.ts';
import { headerMeanings, pathMeanings, queryMeanings } from './parameter-meanings.ts';

const pathParameters = (path: string, examples: CallExample['parameters'] = {}): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const meaning = pathMeanings[name];
    if (meaning === undefined) throw new Error(`The path parameter “${name}” has no meaning.`);
    const { description, schema, example } = meaning;
    return {
      name,
      in: 'path',
      required: true,
      description,
      schema: schemaOf(schema),
      example: examples[name] ?? example,
    };
  });

const queryParameters = ({ query }: Call, examples: CallExample['parameters'] = {}): Json[] => {
  if (query === undefined) return [];
  return Object.entries(asObject(schemaOf(query)['properties'])).map(([name, schema]) => {
    const description = queryMeanings[name];
    if (description === undefined) throw new Error(`The query parameter “${name}” has no meaning.`);
    const example = examples[name];
    return {
      name,
      in: 'query',
      required: false,
      description,
      schema,
      ...(example !== undefined && { example }),
    };
  });
};

const headerParameters = (call: Call): Json[] =>
  headersOf(call).map(({ name, required }) => {
    const { description, pattern, example } = headerMeanings[name];
    return {
      name,
      in: 'header',
      required,
      description,
      schema: { type: 'string', ...(pattern !== undefined && { pattern }) },
      example,
    };
  });

/** After too many wrong codes an attempt wants a solved challenge, whatever the call. */
export const takesCode = ({ credential }: Call): boolean => credential === 'code' || credential === 'any';

const headersOf = (call: Call): NonNullable<Call['headers']> => {
  const challenge = { name: 'Mimer-Challenge', required: false } as const;
  const { headers = [] } = call;
  const isNamed = headers.some(({ name }) => name === challenge.name);
  return takesCode(call) && !isNamed ? [...headers, challenge] : headers;
};

/** Headers of HTTP’s own, for answers that are worded in a language or may be kept. */
const usualHeaders = (call: Call): Json[] => {
  const { localised, revalidated } = answersWhat(call);
  return [
    ...(localised
      ? [
          {
            name: 'Accept-Language',
            in: 'header',
            required: false,
            description: 'The language of what people read in the answer, BCP 47.',
            schema: { type: 'string' },
            example: 'tr',
          },
        ]
      : []),
    ...(revalidated
      ? [
          {
            name: 'If-None-Match',
            in: 'header',
            required: false,
            description: 'The `ETag` of the answer that the caller has.',
            schema: { type: 'string' },
            example: 'W/"pJ1sF0m2cXq8Qy7uVt3N9A"',
          },
        ]
      : []),
  ];
};

/** What a call takes beside its body. */
export const parametersOf = (call: Call, { parameters }: CallExample): Json[] => [
  ...pathParameters(call.path, parameters),
  ...queryParameters(call, parameters),
  ...headerParameters(call),
  ...usualHeaders(call),
];
