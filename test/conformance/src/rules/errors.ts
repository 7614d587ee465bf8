import type { ProblemCode } from '@melikgazi/mimer-sdk/contract';
import { cameOf } from '../answer.ts';
import { expectProblem, expectThat } from '../expect.ts';
import type { Rule } from '../rule.ts';
import { unknownReference } from './wrong-code.ts';

const section = '§9';

// None of these bodies can become a request: what is tried here is harmless on a live backend, too.
const postOf = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') => ({
  method: 'POST',
  path: '/requests',
  headers: { 'Content-Type': type, 'Idempotency-Key': crypto.randomUUID() },
  body,
});

const kibibytes = (count: number): string => {
  const [start, end] = ['{"description":"', '"}'];
  return `${start}${'x'.repeat(count * 1024 - start.length - end.length)}${end}`;
};

export const errorRules: readonly Rule[] = [
  {
    id: 'errors/unknown-route',
    section,
    title: 'A path that is none of the contract’s answers 404 not_found',
    run: async ({ send }) => {
      for (const path of ['/conformance-unknown', '/services/x/y', `/requests/${unknownReference}/x/y`])
        expectProblem(await send({ path }), 'not_found');
    },
  },
  {
    id: 'errors/method',
    section,
    title: 'A method that a path does not have answers 405 method_not_allowed with Allow',
    run: async ({ send }) => {
      for (const [method, path] of [
        ['DELETE', '/services'],
        ['PUT', '/requests'],
      ] as const) {
        const answer = await send({ method, path });
        expectProblem(answer, 'method_not_allowed');
        expectThat(answer.headers.has('Allow'), 'Allow with 405 (RFC 9110)', `${cameOf(answer)} without it`);
      }
    },
  },
  {
    id: 'errors/not-json',
    section,
    title: 'A body that is not JSON, or not UTF-8, answers 400 malformed',
    run: async ({ send }) => {
      const halfWritten = '{"kind":"complaint","description":';
      const latin5 = new Uint8Array([
        ...new TextEncoder().encode('{"description":"'),
        0xfe,
        0xfd,
        0x22,
        0x7d,
      ]);
      for (const body of [halfWritten, 'kind=complaint', '', latin5])
        expectProblem(await send(postOf(body)), 'malformed');
    },
  },
  {
    id: 'errors/no-object',
    section,
    title: 'A body that is JSON but no object is refused, and nothing breaks',
    run: async ({ send }) => {
      for (const body of ['[]', '"text"', 'null', '7', '[[[[[[[[[[[[]]]]]]]]]]]]'])
        expectProblem(await send(postOf(body)), ['malformed', 'invalid']);
    },
  },
  {
    id: 'errors/media-type',
    section,
    title: 'A body that is not application/json answers 415 unsupported_media_type',
    run: async ({ send }) => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])
        expectProblem(await send(postOf('{}', type)), 'unsupported_media_type');
    },
  },
  {
    id: 'errors/too-large',
    section: '§1',
    title: 'A body above 256 KiB answers 413 too_large, one below is read',
    run: async ({ send }) => {
      expectProblem(await send(postOf(kibibytes(257))), 'too_large');
      const answer = await send(postOf(kibibytes(255)));
      expectThat(answer.status !== 413, 'a body of 255 KiB to be read', cameOf(answer));
    },
  },
  {
    id: 'errors/required-members',
    section,
    title: 'A body without its required members answers 422 invalid with a pointer to each',
    run: async ({ send }) => {
      const answer = await send(postOf('{}'));
      for (const pointer of ['/kind', '/service', '/description', '/reply'])
        expectProblem(answer, 'invalid', { pointer });
    },
  },
  {
    id: 'errors/wrong-types',
    section,
    title: 'A member of a wrong type answers 422 invalid with its pointer',
    run: async ({ send }) => {
      const wrong = {
        kind: 7,
        service: ['x'],
        description: { text: 'x' },
        location: { lat: 'north', lng: 1 },
      };
      const answer = await send({ ...postOf(''), body: JSON.stringify(wrong) });
      for (const pointer of ['/kind', '/service', '/description', '/location/lat'])
        expectProblem(answer, 'invalid', { pointer });
    },
  },
  {
    id: 'errors/hostile-names',
    section,
    title: 'Members named like what languages reserve are refused like any unknown member',
    run: async ({ send }) => {
      const codes: readonly ProblemCode[] = ['unknown_member', 'invalid'];
      for (const name of ['__proto__', 'constructor', 'toString', '$where'])
        expectProblem(await send(postOf(`{"${name}":{"admin":true}}`)), codes);
    },
  },
];
