import { corsRequestHeaders, corsResponseHeaders } from '@melikgazi/mimer-sdk/contract';
import { lineOf, type Answer } from '../answer.ts';
import { expectStatus, expectThat } from '../expect.ts';
import type { Rule } from '../rule.ts';
import { foreignOrigin } from '../send.ts';
import { unknownReference } from './wrong-code.ts';

const section = '§1';

const listOf = (answer: Answer, header: string): string[] =>
  (answer.headers.get(header) ?? '').split(',').map(part => part.trim().toLowerCase());

const preflightOf = (path: string, method: string) => ({
  method: 'OPTIONS',
  path,
  headers: {
    Origin: foreignOrigin,
    'Access-Control-Request-Method': method,
    'Access-Control-Request-Headers': corsRequestHeaders.join(', ').toLowerCase(),
  },
});

const expectListed = (answer: Answer, header: string, names: readonly string[]): void => {
  const missing = names.filter(name => !listOf(answer, header).includes(name.toLowerCase()));
  expectThat(
    missing.length === 0,
    `${names.join(', ')} in ${header}`,
    `${lineOf(answer)} lacks ${missing.join(', ')}`,
  );
};

export const corsRules: readonly Rule[] = [
  {
    id: 'cors/preflight',
    section,
    title:
      'A preflight of a citizen’s call allows every origin, its method and the contract’s headers, for 7200 s',
    run: async ({ send, offers }) => {
      const calls: readonly (readonly [string, string])[] = [
        ['/requests', 'POST'],
        [`/requests/${unknownReference}`, 'GET'],
        ...(offers('replyChannel') ? [[`/requests/${unknownReference}/reply-channel`, 'PUT'] as const] : []),
      ];
      for (const [path, method] of calls) {
        const answer = expectStatus(await send(preflightOf(path, method)), 200, 204);
        const origin = answer.headers.get('Access-Control-Allow-Origin');
        expectThat(origin === '*', 'Access-Control-Allow-Origin: *', `it was ${origin ?? 'absent'}`);
        expectListed(answer, 'Access-Control-Allow-Headers', corsRequestHeaders);
        // GET and POST need no permission (fetch standard), others do.
        if (method === 'PUT') expectListed(answer, 'Access-Control-Allow-Methods', [method]);
        const age = answer.headers.get('Access-Control-Max-Age');
        expectThat(age === '7200', 'Access-Control-Max-Age: 7200', `it was ${age ?? 'absent'}`);
      }
    },
  },
  {
    id: 'cors/exposed',
    section,
    title: 'Pages may read ETag, Idempotency-Replayed, Retry-After and Content-Language',
    run: async ({ send }) => {
      for (const path of ['/', '/services', `/requests/${unknownReference}`])
        expectListed(await send({ path }), 'Access-Control-Expose-Headers', corsResponseHeaders);
    },
  },
  {
    id: 'cors/desk',
    section,
    title: 'A desk call is open to the operator’s own origins, not to others',
    needs: { capabilities: ['desk'] },
    run: async ({ send }) => {
      const calls = [
        preflightOf('/desk/requests', 'GET'),
        preflightOf(`/desk/requests/${unknownReference}/actions`, 'POST'),
        { path: '/desk/requests', headers: { Origin: foreignOrigin } },
      ];
      for (const call of calls) {
        const answer = await send(call);
        const origin = answer.headers.get('Access-Control-Allow-Origin') ?? 'absent';
        expectThat(
          origin !== '*' && origin !== foreignOrigin,
          'no Access-Control-Allow-Origin for a stranger',
          `${lineOf(answer)} answered with ${origin}`,
        );
      }
    },
  },
];
