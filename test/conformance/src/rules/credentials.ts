import { calls, type Call } from '@melikgazi/mimer-sdk/contract';
import type { Sent } from '../answer.ts';
import { expectProblem, expectThat } from '../expect.ts';
import { NotRun } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { submit } from '../submission/submit.ts';
import { unknownReference } from './wrong-code.ts';

const section = '§1';

/** A call with no credential and nothing that could be done by it: the reference is none, the body is empty. */
const harmless = ({ method, path, body }: Call): Sent => ({
  method,
  path: path.replace('{reference}', unknownReference).replace('{id}', 'conformance-unknown'),
  ...(body !== undefined && { json: {} }),
});

const callsWith = (credential: Call['credential']): Call[] =>
  Object.values<Call>(calls).filter(call => call.credential === credential);

const madeUpKey = `mimer_test_000000000000_${'x'.repeat(43)}`;

export const credentialRules: readonly Rule[] = [
  {
    id: 'credentials/none-on-citizen-call',
    section,
    title: 'A request is not shown without its tracking code: 401 unauthenticated',
    run: async ({ send }) => {
      expectProblem(await send({ path: `/requests/${unknownReference}` }), 'unauthenticated');
    },
  },
  {
    id: 'credentials/key-on-citizen-call',
    section,
    title: 'A key in place of a tracking code answers 401, whether the key is right or made up',
    needs: { writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      for (const bearer of [context.apiKey, madeUpKey])
        if (bearer !== undefined)
          expectProblem(
            await context.send({ path: `/requests/${receipt.reference}`, bearer }),
            'unauthenticated',
          );
    },
  },
  {
    id: 'credentials/code-shape',
    section,
    title: 'What is no ten digits is no tracking code: 401 unauthenticated',
    run: async ({ send }) => {
      for (const bearer of ['123456789', '12345678901', '12345abcde'])
        expectProblem(await send({ path: `/requests/${unknownReference}`, bearer }), 'unauthenticated');
    },
  },
  {
    id: 'credentials/other-scheme',
    section,
    title: 'A credential of another scheme than Bearer answers 401',
    run: async ({ send }) => {
      const headers = { Authorization: `Basic ${btoa('conformance:1234567890')}` };
      expectProblem(await send({ path: `/requests/${unknownReference}`, headers }), 'unauthenticated');
    },
  },
  {
    id: 'credentials/made-up-key',
    section,
    title: 'A submission with a key that nobody made answers 401 and is not taken for a citizen’s',
    run: async ({ send }) => {
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      const sent = { method: 'POST', path: '/requests', bearer: madeUpKey, headers, json: {} };
      expectProblem(await send(sent), 'unauthenticated');
    },
  },
  {
    id: 'credentials/code-on-submission',
    section,
    title: 'A tracking code on a call for keys answers 401',
    run: async ({ send }) => {
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      const sent = { method: 'POST', path: '/requests', bearer: '0123456789', headers, json: {} };
      expectProblem(await send(sent), 'unauthenticated');
    },
  },
  {
    id: 'credentials/desk',
    section,
    title: 'Every desk call answers 401 without a key, with a tracking code and with a key that nobody made',
    needs: { capabilities: ['desk'] },
    run: async ({ send, offers }) => {
      for (const call of callsWith('key')) {
        if (call.path.startsWith('/desk/webhook') && !offers('webhooks')) continue;
        for (const bearer of [undefined, '0123456789', madeUpKey])
          expectProblem(await send({ ...harmless(call), bearer }), 'unauthenticated');
      }
    },
  },
  {
    id: 'credentials/citizen-calls',
    section,
    title: 'Every call on a citizen’s request answers 401 without a tracking code',
    run: async ({ send, offers }) => {
      const named: Readonly<Record<string, boolean>> = {
        '/requests/{reference}/attachments/{id}': offers('attachments'),
        '/requests/{reference}/replies': offers('replies'),
        '/requests/{reference}/rating': offers('rating'),
        '/requests/{reference}/reopening': offers('reopening'),
        '/requests/{reference}/withdrawal': offers('withdrawal'),
        '/requests/{reference}/reply-channel': offers('replyChannel'),
        '/requests/{reference}/live': offers('live'),
      };
      for (const call of callsWith('code'))
        if (named[call.path] !== false) expectProblem(await send(harmless(call)), 'unauthenticated');
    },
  },
  {
    id: 'credentials/scopes',
    section: '§8',
    title: 'A key without the scope of a call answers 403 forbidden',
    run: async ({ send, apiKey, scopes, offers }) => {
      if (apiKey === undefined) throw new NotRun('no key was given');
      const lacking = Object.values<Call>(calls).filter(
        ({ credential, scope, path }) =>
          credential === 'key' &&
          scope !== undefined &&
          !scopes.has(scope) &&
          offers(path.startsWith('/desk/webhook') ? 'webhooks' : 'desk'),
      );
      if (lacking.length === 0) throw new NotRun('the key has every scope; a smaller one would show it');
      for (const call of lacking)
        expectProblem(await send({ ...harmless(call), bearer: apiKey }), 'forbidden');
    },
  },
  {
    id: 'credentials/not-in-query',
    section,
    title: 'A tracking code in the query opens nothing',
    run: async ({ send }) => {
      for (const name of ['code', 'trackingCode', 'access_token', 'authorization']) {
        const answer = await send({ path: `/requests/${unknownReference}`, query: { [name]: '0123456789' } });
        expectThat(answer.status === 401, '401', `?${name}= was answered with ${answer.status}`);
      }
    },
  },
];
