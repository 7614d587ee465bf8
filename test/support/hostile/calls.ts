import { calls, type Call, type CallName } from '@melikgazi/mimer-sdk/contract';
import fc from 'fast-check';
import type * as z from 'zod/mini';
import { bytesOf, multiparts, spoilt } from './bodies.ts';
import { examples } from './examples.ts';
import { fromSchema } from './from-schema.ts';

/** A request that somebody might send; its body in Latin-1, byte for byte, so that a failure can be read. */
export interface HostileCall {
  readonly name: CallName;
  readonly method: Method;
  readonly path: string;
  readonly as: 'owner' | 'key' | 'stranger' | 'nonsense';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'] as const;
export type Method = (typeof methods)[number];

/** Stands for the reference of a request that there is. */
export const aReference = 'A-REFERENCE';

const noise = fc.oneof(
  fc
    .string({ unit: 'binary', maxLength: 30 })
    .map(wellFormed => encodeURIComponent(wellFormed.toWellFormed())),
  fc.constantFrom(
    '%',
    '%zz',
    '%00',
    '%2e%2e%2f',
    '%252f',
    '%c0%af',
    '%ff',
    '..',
    '.',
    '',
    '//',
    '%ed%a0%80',
    '__proto__',
    'constructor',
    '2026-0000000-0',
    '2026-4819073-2%0d%0aX:%20y',
    'a'.repeat(3000),
  ),
);

const parameter = (usual: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: noise });

const queryOf = (call: Call): fc.Arbitrary<string> => {
  const names = ['q', 'limit', 'cursor', 'sort', 'status', 'from', 'to', 'unit', 'x', '__proto__', 'q[]', ''];
  const pairs = fc.array(fc.tuple(fc.constantFrom(...names), noise), { maxLength: 3 });
  const random = pairs.map(list => list.map(([name, value]) => `${name}=${value}`).join('&'));
  if (call.query === undefined) return fc.oneof({ weight: 4, arbitrary: fc.constant('') }, random);
  const meant = fromSchema(call.query, words).map(query =>
    Object.entries(query ?? {})
      .map(([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`)
      .join('&'),
  );
  return fc.oneof({ weight: 3, arbitrary: meant }, random);
};

const words = [
  'tip',
  'idea',
  'complaint',
  'records',
  'STR-1',
  'STR-2',
  'STR-3',
  'STR-4',
  'works',
  'parks',
  'unclear',
  'general',
  'old-mill',
  'en',
  'tr',
  '10000000146',
  '+12125550123',
  '2026-4819073-2',
  '5f0a',
];

const headerNoise = fc.record(
  {
    'Accept-Language': fc.constantFrom('tr', '*', 'x-klingon;q=2', ',,,', 'a'.repeat(2000), 'en;q=nan'),
    'Accept-Encoding': fc.constantFrom('gzip', '*;q=0', 'identity;q=0', 'br;q=x', ''),
    'If-None-Match': fc.constantFrom('*', '""', 'W/"x"', '"'),
    'If-Modified-Since': fc.constantFrom('never', 'Thu, 01 Jan 1970 00:00:00 GMT'),
    Range: fc.constantFrom('bytes=0-', 'bytes=9999999-', 'bytes=-', 'lines=1'),
    'X-HTTP-Method-Override': fc.constantFrom('DELETE'),
    'X-Forwarded-For': fc.constantFrom('1.2.3.4', '::1, x', ','.repeat(500)),
    Forwarded: fc.constantFrom('for=1.2.3.4', 'for="', ';;;='),
    Cookie: fc.constantFrom('a=b', '=;=;'),
    Origin: fc.constantFrom('null', 'https://evil.test', 'https://desk.riverton.test'),
    'Access-Control-Request-Method': fc.constantFrom('POST', 'BREW'),
    'Mimer-Challenge': fc.constantFrom('x', 'e30', '%', 'a'.repeat(4000)),
    'Last-Event-ID': fc.constantFrom('1', 'x'),
    Expect: fc.constantFrom('100-continue', 'miracles'),
  },
  { requiredKeys: [] },
);

const meantHeaders = fc.record(
  {
    'Idempotency-Key': fc.oneof(
      { weight: 4, arbitrary: fc.uuid() },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', 'short', '"0123456789abcdef"', 'a b c d e f g h i j', 'x'.repeat(200)),
      },
    ),
    'If-Match': fc.constantFrom(
      '"1"',
      '"1"',
      '"1"',
      '"2"',
      '"2"',
      '"3"',
      '"4"',
      '"0"',
      '*',
      'W/"1"',
      '"99999999999"',
      '1',
      '',
    ),
    'Mimer-Reference': fc.constantFrom(aReference, aReference, 'x', ''),
  },
  { requiredKeys: ['Idempotency-Key', 'If-Match', 'Mimer-Reference'] },
);

const contentTypes = (usual: string) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(usual) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        'text/plain',
        'application/json; charset=utf-16',
        'application/json; charset=klingon',
        'application/json;',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        `multipart/form-data; boundary=${'x'.repeat(100)}`,
      ),
    },
  );

const encodings = fc.oneof(
  { weight: 20, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom('gzip', 'br', 'deflate', 'x', 'gzip, gzip', 'identity') },
);

/** What the call takes, before anything is done to it. */
const meantBodies = (name: CallName, schema: z.core.$ZodType): fc.Arbitrary<unknown> => {
  const { [name]: known = [] } = examples;
  const made = fromSchema(schema, words);
  return known.length === 0 ? made : fc.oneof(made, fc.constantFrom(...known));
};

const bodyOf = (name: CallName, call: Call): fc.Arbitrary<Pick<HostileCall, 'body' | 'headers'>> => {
  const multipart = call.multipart === true;
  const bytes = multipart
    ? multiparts
    : call.body === undefined
      ? fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, bytesOf(fc.jsonValue()))
      : bytesOf(spoilt(meantBodies(name, call.body)));
  const usual = multipart ? 'multipart/form-data; boundary=b' : 'application/json';
  return fc.tuple(bytes, contentTypes(usual), encodings).map(([body, type, encoding]) => ({
    body: body?.toString('latin1'),
    headers: {
      ...(body !== undefined && type !== '' && { 'Content-Type': type }),
      ...(body !== undefined && encoding !== undefined && { 'Content-Encoding': encoding }),
    },
  }));
};

const ofCall = (name: CallName, call: Call): fc.Arbitrary<HostileCall> =>
  fc
    .record({
      method: fc.oneof<fc.WeightedArbitrary<Method>[]>(
        { weight: 12, arbitrary: fc.constant(call.method) },
        { weight: 1, arbitrary: fc.constantFrom(...methods) },
      ),
      reference: parameter(fc.constant(aReference)),
      id: parameter(fc.constantFrom(...words)),
      query: queryOf(call),
      tail: fc.oneof({ weight: 15, arbitrary: fc.constant('') }, noise),
      as: fc.oneof<fc.WeightedArbitrary<HostileCall['as']>[]>(
        { weight: 6, arbitrary: fc.constant(call.credential === 'code' ? 'owner' : 'key') },
        { weight: 1, arbitrary: fc.constantFrom('owner', 'key', 'stranger', 'nonsense') },
      ),
      meant: meantHeaders,
      random: headerNoise,
      sent: bodyOf(name, call),
    })
    .map(({ method, reference, id, query, tail, as, meant, random, sent }) => ({
      name,
      method,
      path: `${call.path.replace('{reference}', reference).replace('{id}', id)}${tail}${query === '' ? '' : `?${query}`}`,
      as,
      headers: { ...random, ...meant, ...sent.headers },
      body: method === 'GET' || method === 'HEAD' ? undefined : sent.body,
    }));

const isCallName = (name: string): name is CallName => name in calls;
const all = Object.entries(calls).flatMap(([name, call]): [CallName, Call][] =>
  isCallName(name) ? [[name, call]] : [],
);

/** Requests over all calls of the contract: some as they should be, most of them not. */
export const hostileCalls: fc.Arbitrary<HostileCall> = fc.oneof(
  ...all.map(([name, call]) => ofCall(name, call)),
);

/** The call that a method and path are, if they are one. */
export const callAt = (method: string, path: string): Call | undefined => {
  const [asked = ''] = path.split('?');
  return all.find(([, call]) => {
    const form = call.path === '/' ? '/?' : `${call.path.replaceAll(/\{\w+\}/g, '[^/]+')}/?`;
    return call.method === method && new RegExp(`^${form}$`, 'i').test(asked);
  })?.[1];
};
