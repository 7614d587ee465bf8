import { deskRequestSchema } from '@melikgazi/mimer-sdk/contract';
import { cameOf, type Answer } from '../answer.ts';
import type { Context } from '../context.ts';
import { openCase, type Case } from '../desk/case.ts';
import { expectProblem, expectStatus, expectThat, read } from '../expect.ts';
import type { Rule } from '../rule.ts';
import { newToken, post, trackAnswer } from '../submission/submit.ts';

const needs = {
  capabilities: ['desk'],
  scopes: ['desk:read', 'desk:write', 'desk:erase', 'requests:write'],
  writes: 'any',
} as const satisfies Rule['needs'];

const erase = ({ send, apiKey: bearer }: Context, { receipt }: Case): Promise<Answer> =>
  send({ method: 'DELETE', path: `/desk/requests/${receipt.reference}/personal-data`, bearer });

const erasedCase = async (context: Context, operator = newToken()) => {
  const opened = await openCase(context, { operator, externalId: newToken(), source: 'phone' });
  await opened.does({ type: 'resolve', text: `Conformance test ${operator}` });
  const answer = await erase(context, opened);
  return { opened, answer };
};

export const personalDataRules: readonly Rule[] = [
  {
    id: 'personal-data/still-open',
    section: '§3',
    title: 'The personal data of an open request is not erased: 409 still_open',
    needs,
    run: async context => {
      const opened = await openCase(context);
      expectProblem(await erase(context, opened), 'still_open');
      const { description } = await opened.read();
      expectThat(description === opened.body.description, 'the description as it was', 'it is gone');
    },
  },
  {
    id: 'personal-data/erased',
    section: '§4',
    title: 'Of a closed request it is: 204, and texts, applicant, place, externalId and operator are gone',
    needs,
    run: async context => {
      const operator = `Conformance-${newToken()}`;
      const { opened, answer } = await erasedCase(context, operator);
      expectStatus(answer, 204);
      expectThat(answer.bytes.length === 0, 'no body', `there were ${answer.bytes.length} bytes`);
      const after = await opened.readAnswer();
      const request = read(after, 200, deskRequestSchema);
      for (const text of [opened.body.description, operator, request.externalId ?? operator])
        expectThat(!after.text.includes(text), 'nothing that was written', 'some of it is still shown');
      expectThat(request.applicant === undefined, 'no applicant', 'there is one');
      expectThat(request.erasedOn !== undefined, 'erasedOn', 'it is absent');
      const { kind, service } = opened.body;
      expectThat(
        request.kind === kind && request.service.code === service,
        'kind and service to stay',
        'they are gone',
      );
    },
  },
  {
    id: 'personal-data/code-void',
    section: '§4',
    title: 'The tracking code of an erased request opens nothing',
    needs,
    run: async context => {
      const { opened, answer } = await erasedCase(context);
      expectStatus(answer, 204);
      expectProblem(await trackAnswer(context, opened.receipt), 'not_found');
    },
  },
  {
    id: 'personal-data/replay',
    section: '§4',
    title: 'A replay of an erased submission answers 410 erased, and makes no new request',
    needs,
    run: async context => {
      const { opened, answer } = await erasedCase(context);
      expectStatus(answer, 204);
      const { body, idempotencyKey } = opened;
      expectProblem(await post(context, body, { idempotencyKey }), 'erased');
    },
  },
  {
    id: 'personal-data/again',
    section: '§3',
    title: 'Erasing once more changes nothing and answers 204',
    needs,
    run: async context => {
      const { opened, answer } = await erasedCase(context);
      expectStatus(answer, 204);
      expectStatus(await erase(context, opened), 204);
    },
  },
  {
    id: 'personal-data/no-actions',
    section: '§4',
    title: 'Nothing more is done with an erased request: 410 erased',
    needs,
    run: async context => {
      const { opened, answer } = await erasedCase(context);
      expectStatus(answer, 204);
      expectProblem(await opened.actNow({ type: 'reopen', text: 'Conformance test.' }), 'erased');
    },
  },
  {
    id: 'personal-data/export',
    section: '§3',
    title: 'What is stored about a person can be handed to them',
    needs: { capabilities: ['desk'], scopes: ['desk:read', 'desk:sensitive'], writes: 'any' },
    run: async context => {
      const opened = await openCase(context);
      const path = `/desk/requests/${opened.receipt.reference}/personal-data`;
      const answer = await context.send({ path, bearer: context.apiKey });
      const { description } = read(answer, 200, deskRequestSchema);
      expectThat(description === opened.body.description, 'what was written', cameOf(answer));
    },
  },
];
