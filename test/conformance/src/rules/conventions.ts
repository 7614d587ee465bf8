import { jurisdictionSchema } from '@melikgazi/mimer-sdk/contract';
import { cameOf, lineOf } from '../answer.ts';
import { expectProblem, expectStatus, expectThat, read } from '../expect.ts';
import type { Rule } from '../rule.ts';
import { draft, post, submit, track } from '../submission/submit.ts';

const section = '§1';

const listOf = (header: string | null): string[] =>
  (header ?? '').split(',').map(part => part.trim().toLowerCase());

export const conventionRules: readonly Rule[] = [
  {
    id: 'conventions/root-slash',
    section,
    title: 'The root answers with and without the final slash, the same and without a redirect',
    run: async ({ send }) => {
      const withSlash = read(await send({ path: '/' }), 200, jurisdictionSchema);
      const without = await send({ path: '' });
      expectThat(
        JSON.stringify(read(without, 200, jurisdictionSchema)) === JSON.stringify(withSlash),
        'one document at both',
        'the two differ',
      );
    },
  },
  {
    id: 'conventions/language',
    section,
    title: 'Texts come in the language of Accept-Language, marked with Content-Language and Vary',
    run: async ({ send, jurisdiction: { locales } }) => {
      for (const path of ['/', '/services'])
        for (const locale of locales) {
          const answer = expectStatus(
            await send({ path, headers: { 'Accept-Language': `${locale}, *;q=0.1` } }),
            200,
          );
          const language = answer.headers.get('Content-Language');
          expectThat(
            language?.toLowerCase() === locale.toLowerCase(),
            `Content-Language: ${locale}`,
            `${lineOf(answer)} answered with ${language ?? 'none'}`,
          );
          expectThat(
            listOf(answer.headers.get('Vary')).some(name => name === 'accept-language' || name === '*'),
            'Accept-Language in Vary',
            `${lineOf(answer)} answered with ${answer.headers.get('Vary') ?? 'no Vary'}`,
          );
        }
    },
  },
  {
    id: 'conventions/default-language',
    section,
    title: 'Where the caller’s language is not spoken, the default language answers',
    run: async ({ send, jurisdiction: { locales, defaultLocale } }) => {
      const foreign = ['tlh', 'eo', 'vo'].find(locale => !locales.includes(locale)) ?? 'x-none';
      for (const headers of [{ 'Accept-Language': foreign }, { 'Accept-Language': '*' }]) {
        const answer = expectStatus(await send({ path: '/', headers }), 200);
        const language = answer.headers.get('Content-Language') ?? 'none';
        expectThat(
          language.toLowerCase() === defaultLocale.toLowerCase(),
          `Content-Language: ${defaultLocale}`,
          `it was ${language}`,
        );
      }
    },
  },
  {
    id: 'conventions/unknown-member',
    section,
    title: 'A member that the contract does not define is refused with 422 unknown_member and its pointer',
    needs: { writes: 'any' },
    run: async context => {
      const body = draft(context);
      const cases: readonly (readonly [object, string])[] = [
        [{ ...body, conformanceUnknown: 'x' }, '/conformanceUnknown'],
        [{ ...body, reply: { ...body.reply, conformanceUnknown: 'x' } }, '/reply/conformanceUnknown'],
      ];
      for (const [sent, pointer] of cases)
        expectProblem(await post(context, sent), 'unknown_member', { pointer });
    },
  },
  {
    id: 'conventions/pointer-escapes',
    section: '§9',
    title: 'A pointer is a JSON Pointer: ~ and / in names are escaped as ~0 and ~1',
    needs: { writes: 'any' },
    run: async context => {
      const body = { ...draft(context), 'a/b~c': 'x' };
      expectProblem(await post(context, body), 'unknown_member', { pointer: '/a~1b~0c' });
    },
  },
  {
    id: 'conventions/blank-members',
    section,
    title: 'null and "" mean the same as an optional member that is absent',
    needs: { writes: 'any' },
    run: async context => {
      const body = draft(context);
      const blank = {
        ...body,
        location: { ...body.location, street: body.location?.street ?? 'Conformance test', directions: '' },
        ...(body.attributes === undefined && { attributes: null }),
        ...(body.applicant === undefined && { applicant: null }),
        attachments: null,
        notices: body.notices ?? null,
        operator: '',
      };
      expectStatus(await post(context, blank), 201);
    },
  },
  {
    id: 'conventions/text-survives',
    section,
    title:
      'What people write comes back as they wrote it: Turkish, Arabic, emoji, quotes, angle brackets, lines',
    needs: { writes: 'any' },
    run: async context => {
      const description =
        'Conformance test, please ignore.\nIĞDIR’da ışık çöktü: «söndü» "evet" <b>kalın</b> & \\ /\nمياه 🚰 e\u0301';
      const { receipt } = await submit(context, { description });
      const tracked = await track(context, receipt);
      expectThat(tracked.description === description, 'the same words', 'the words came back changed');
    },
  },
  {
    id: 'conventions/openapi',
    section: '§3',
    title: 'GET /openapi.json answers the OpenAPI 3.1 document with the core calls',
    needs: { capabilities: ['desk'] },
    run: async ({ send }) => {
      const answer = expectStatus(await send({ path: '/openapi.json' }), 200);
      const { json } = answer;
      expectThat(typeof json === 'object' && json !== null, 'a JSON object', cameOf(answer));
      const version: unknown = Reflect.get(json, 'openapi');
      expectThat(
        typeof version === 'string' && version.startsWith('3.1'),
        'openapi 3.1',
        `it was ${String(version)}`,
      );
      const paths: unknown = Reflect.get(json, 'paths');
      const names = typeof paths === 'object' && paths !== null ? Object.keys(paths) : [];
      for (const path of ['/', '/services', '/requests', '/requests/{reference}'])
        expectThat(names.includes(path), `the path ${path}`, `it has ${names.length} paths without it`);
    },
  },
];
