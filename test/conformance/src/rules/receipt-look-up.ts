import { receiptSchema } from '@melikgazi/mimer-sdk/contract';
import type { Context } from '../context.ts';
import { expectProblem, expectThat, read } from '../expect.ts';
import type { Rule } from '../rule.ts';
import { submit } from '../submission/submit.ts';

const section = '§3';

const lookUp = ({ send }: Context, idempotencyKey: string) =>
  send({ path: '/receipt', headers: { 'Idempotency-Key': idempotencyKey } });

export const receiptLookUpRules: readonly Rule[] = [
  {
    id: 'receipt-look-up/found',
    section,
    title: 'GET /receipt gives the receipt of a submission whose answer was lost',
    needs: { capabilities: ['receipt'], writes: 'anonymous' },
    run: async context => {
      const { receipt, idempotencyKey } = await submit(context, {}, { as: 'anyone' });
      const found = read(await lookUp(context, idempotencyKey), 200, receiptSchema);
      expectThat(JSON.stringify(found) === JSON.stringify(receipt), 'the same receipt', 'it differs');
    },
  },
  {
    id: 'receipt-look-up/not-found',
    section,
    title: 'GET /receipt with a key that nobody used answers 404 not_found',
    needs: { capabilities: ['receipt'] },
    run: async context => {
      expectProblem(await lookUp(context, crypto.randomUUID()), 'not_found');
    },
  },
  {
    id: 'receipt-look-up/key-required',
    section,
    title: 'GET /receipt without an Idempotency-Key answers 400 idempotency_key_required',
    needs: { capabilities: ['receipt'] },
    run: async ({ send }) => {
      expectProblem(await send({ path: '/receipt' }), 'idempotency_key_required');
    },
  },
  {
    id: 'receipt-look-up/anonymous-only',
    section: '§4',
    title: 'A key’s submission is not found by who has no key: its Idempotency-Key is of another scope',
    needs: { capabilities: ['receipt'], scopes: ['requests:write'], writes: 'any' },
    run: async context => {
      const { idempotencyKey } = await submit(context, {}, { as: 'key' });
      expectProblem(await lookUp(context, idempotencyKey), 'not_found');
    },
  },
];
