import { receiptSchema, type Receipt } from '@melikgazi/mimer-sdk/contract';
import { lineOf, type Answer } from '../answer.ts';
import type { Context } from '../context.ts';
import { referencesWith } from '../desk/find-by-description.ts';
import { expectProblem, expectStatus, expectThat, read } from '../expect.ts';
import { prepare } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { draft, newToken, post, submissionOf, submit } from '../submission/submit.ts';

const section = '§4';

const isReplay = ({ headers }: Answer): boolean => headers.get('Idempotency-Replayed') === 'true';

const expectSameReceipt = (answer: Answer, first: Receipt, status = 201): void => {
  const again = read(answer, status, receiptSchema);
  expectThat(
    again.reference === first.reference && again.trackingCode === first.trackingCode,
    'the receipt of the first time',
    `${lineOf(answer)} answered with another one`,
  );
};

/** The reference that many answers at once agree on; those that came too early may say so. */
const agreedReference = (answers: readonly Answer[], taken: readonly number[]): string => {
  const receipts = answers.flatMap(answer => {
    if (answer.status !== 409) return [read(expectStatus(answer, ...taken), answer.status, receiptSchema)];
    expectProblem(answer, 'in_flight');
    expectThat(answer.headers.has('Retry-After'), 'Retry-After with 409 in_flight', 'there was none');
    return [];
  });
  const references = new Set(receipts.map(({ reference }) => reference));
  const [reference] = references;
  expectThat(
    reference !== undefined && references.size === 1,
    'one receipt for all',
    `${answers.length} posts at once got ${references.size} different ones`,
  );
  return reference;
};

/** @throws RuleBroken where the desk holds another number of requests with these words than one. */
const expectStoredOnce = async (context: Context, token: string): Promise<void> => {
  const stored = await referencesWith(context, token);
  expectThat(
    stored === undefined || stored.length === 1,
    'one request at the desk',
    `the desk's list holds ${stored?.length ?? 0} of them`,
  );
};

const tokenIn = (description: string): string => /\((\w+)\)/.exec(description)?.[1] ?? description;

export const exactlyOnceRules: readonly Rule[] = [
  {
    id: 'exactly-once/parallel',
    section,
    title: 'Many posts at once with one Idempotency-Key make one request',
    needs: { writes: 'any' },
    run: async context => {
      const body = draft(context);
      const sent = await submissionOf(context, body);
      const answers = await Promise.all(Array.from({ length: context.parallel }, () => context.send(sent)));
      const reference = agreedReference(answers, [201]);
      const again = read(await context.send(sent), 201, receiptSchema);
      expectThat(again.reference === reference, `the receipt of ${reference}`, 'a later retry got another');
      await expectStoredOnce(context, tokenIn(body.description));
    },
  },
  {
    id: 'exactly-once/replay',
    section,
    title: 'The same key and content answer the same receipt with 201',
    needs: { writes: 'any' },
    run: async context => {
      const { body, idempotencyKey, receipt } = await submit(context);
      const again = await post(context, body, { idempotencyKey });
      expectSameReceipt(again, receipt);
      expectThat(
        JSON.stringify(read(again, 201, receiptSchema)) === JSON.stringify(receipt),
        'the same receipt in every member',
        'some members differ',
      );
      await expectStoredOnce(context, tokenIn(body.description));
    },
  },
  {
    id: 'exactly-once/replayed-header',
    section,
    title: 'A replay is marked Idempotency-Replayed: true, the first answer is not',
    needs: { writes: 'any' },
    run: async context => {
      const { body, idempotencyKey, answer } = await submit(context);
      expectThat(!isReplay(answer), 'no Idempotency-Replayed at first', 'the first answer carried it');
      const again = expectStatus(await post(context, body, { idempotencyKey }), 201);
      expectThat(isReplay(again), 'Idempotency-Replayed: true', `the header was ${headerOf(again)}`);
    },
  },
  {
    id: 'exactly-once/lost-answer',
    section,
    title: 'After an answer that nobody read, the same key gets the receipt of the same request',
    needs: { writes: 'any' },
    run: async context => {
      const body = draft(context);
      const sent = await submissionOf(context, body);
      const response = await context.send.begin(sent).catch(() => undefined);
      await response?.body?.cancel();
      const first = read(await context.send(sent), 201, receiptSchema);
      expectSameReceipt(await context.send(sent), first);
      await expectStoredOnce(context, tokenIn(body.description));
    },
  },
  {
    id: 'exactly-once/hung-up',
    section,
    title: 'However early a caller hangs up, its retries make one request',
    needs: { writes: 'any' },
    run: async context => {
      for (const milliseconds of [0, 1, 2, 4, 8, 16]) {
        const body = draft(context);
        const sent = await submissionOf(context, body);
        const response = await context.send
          .begin(sent, AbortSignal.timeout(milliseconds))
          .catch(() => undefined);
        await response?.body?.cancel().catch(() => undefined);
        const reference = agreedReference(await Promise.all([1, 2].map(() => context.send(sent))), [201]);
        const last = read(await context.send(sent), 201, receiptSchema);
        expectThat(last.reference === reference, `the receipt of ${reference}`, 'the last retry got another');
        await expectStoredOnce(context, tokenIn(body.description));
      }
    },
  },
  {
    id: 'exactly-once/member-order',
    section,
    title: 'The same content in another order of its members is the same content (RFC 8785)',
    needs: { writes: 'any' },
    run: async context => {
      const { body, idempotencyKey, receipt } = await submit(context);
      const turned = Object.fromEntries(Object.entries(body).reverse());
      expectSameReceipt(await post(context, turned, { idempotencyKey }), receipt);
    },
  },
  {
    id: 'exactly-once/mismatch',
    section,
    title: 'The same key with other content is refused with 422 idempotency_mismatch',
    needs: { writes: 'any' },
    run: async context => {
      const { body, idempotencyKey } = await submit(context);
      const other = { ...body, description: `${body.description} Something else.` };
      expectProblem(await post(context, other, { idempotencyKey }), 'idempotency_mismatch');
    },
  },
  {
    id: 'exactly-once/another-key',
    section,
    title: 'The same content with another key is another request',
    needs: { writes: 'any' },
    run: async context => {
      const { body, receipt } = await submit(context);
      const other = read(await post(context, body), 201, receiptSchema);
      expectThat(
        other.reference !== receipt.reference,
        'two requests for two intents',
        'both got one receipt',
      );
    },
  },
  {
    id: 'exactly-once/key-required',
    section,
    title:
      'A submission without an Idempotency-Key, or with none of 16 to 128 of [A-Za-z0-9_-], is refused with 400',
    needs: { writes: 'any' },
    run: async context => {
      const sent = await submissionOf(context, draft(context));
      expectProblem(await context.send({ ...sent, headers: {} }), 'idempotency_key_required');
      for (const key of ['fifteen-letters', 'x'.repeat(129), `with a space in ${newToken()}`]) {
        const headers = { 'Idempotency-Key': key };
        expectProblem(await context.send({ ...sent, headers }), 'idempotency_key_required');
      }
    },
  },
  {
    id: 'exactly-once/key-shapes',
    section,
    title: 'A key of 16 and one of 128 characters are taken, and quotes around a key change nothing',
    needs: { writes: 'any' },
    run: async context => {
      for (const idempotencyKey of [`${newToken()}-_aZ`, newToken().repeat(11).slice(0, 128)]) {
        const body = draft(context);
        const first = read(await post(context, body, { idempotencyKey }), 201, receiptSchema);
        expectSameReceipt(await post(context, body, { idempotencyKey: `"${idempotencyKey}"` }), first);
      }
    },
  },
  {
    id: 'exactly-once/before-the-challenge',
    section,
    title:
      'A retry succeeds whatever its challenge: the key is looked up first, and the challenge is no content',
    needs: { capabilities: ['challenge'], writes: 'anonymous' },
    run: async context => {
      const { body, idempotencyKey, receipt } = await submit(context, {}, { as: 'anyone' });
      for (const challenge of ['none' as const, await prepare('a challenge', context.send.solve)])
        expectSameReceipt(await post(context, body, { as: 'anyone', idempotencyKey, challenge }), receipt);
    },
  },
  {
    id: 'exactly-once/external-id',
    section,
    title:
      'The same source and externalId with the same content answer 200 with the receipt, marked as replayed',
    needs: { scopes: ['requests:write'], writes: 'any' },
    run: async context => {
      const { body, receipt } = await submit(context, { source: 'phone', externalId: newToken() });
      const again = await post(context, body);
      expectSameReceipt(again, receipt, 200);
      expectThat(isReplay(again), 'Idempotency-Replayed: true', `the header was ${headerOf(again)}`);
      await expectStoredOnce(context, tokenIn(body.description));
    },
  },
  {
    id: 'exactly-once/external-id-mismatch',
    section,
    title: 'The same source and externalId with other content are refused with 409 duplicate_external_id',
    needs: { scopes: ['requests:write'], writes: 'any' },
    run: async context => {
      const { body } = await submit(context, { source: 'phone', externalId: newToken() });
      const other = { ...body, description: `${body.description} Something else.` };
      expectProblem(await post(context, other), 'duplicate_external_id');
      const elsewhere = { ...body, source: 'email' };
      expectStatus(await post(context, elsewhere), 201);
    },
  },
  {
    id: 'exactly-once/parallel-external-id',
    section,
    title: 'Many posts at once with one externalId and a key each make one request',
    needs: { scopes: ['requests:write'], writes: 'any' },
    run: async context => {
      const body = { ...draft(context), source: 'petition' as const, externalId: newToken() };
      const answers = await Promise.all(Array.from({ length: context.parallel }, () => post(context, body)));
      agreedReference(answers, [200, 201]);
      await expectStoredOnce(context, tokenIn(body.description));
    },
  },
];

const headerOf = ({ headers }: Answer): string => headers.get('Idempotency-Replayed') ?? 'absent';
