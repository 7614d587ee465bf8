import { deskQuerySchema } from '@melikgazi/mimer-sdk/contract';
import { dayIn, parseQuery, sensitiveServices } from '@melikgazi/mimer-sdk/domain';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import { randomInt, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Endpoint } from '../../../reference-server/src/parts.ts';
import { seedDraft } from '../seed/document.ts';

/** What a server's store is asked beside HTTP; both answer the milliseconds of each. */
export const storeQuestionSchema = z.discriminatedUnion('do', [
  /** So many durable writes, one after the other; what was written is removed again. */
  z.object({ do: z.literal('write'), writes: z.number() }),
  /** Lists of the desk, one after the other, by the query of their URLs. */
  z.object({ do: z.literal('list'), queries: z.array(z.string()) }),
]);
export type StoreQuestion = z.infer<typeof storeQuestionSchema>;

export const timesSchema = z.array(z.number());

export const answerStoreQuestion = async (
  question: StoreQuestion,
  { store, data, clock }: Endpoint,
): Promise<z.infer<typeof timesSchema>> => {
  switch (question.do) {
    case 'write': {
      const written: string[] = [];
      const times = await timesOf(
        Array.from({ length: question.writes }, (_, index) => index),
        async index => {
          const { request } = await store.insert({
            ...seedDraft(index, question.writes),
            uniques: { idempotency: { key: randomUUID(), content: randomUUID() } },
            drawReference: () => referenceOf(2027, randomInt(10_000_000)),
          });
          written.push(request.reference);
        },
      );
      for (const reference of written) await store.remove(reference);
      return times;
    }
    case 'list': {
      const { timeZone } = data.profile;
      const around = {
        today: dayIn(timeZone, clock().toISOString()),
        timeZone,
        sensitive: true,
        sensitiveServices: sensitiveServices(data),
      };
      const queries = question.queries.map(text =>
        parseQuery(deskQuerySchema, Object.fromEntries(new URLSearchParams(text))),
      );
      return timesOf(queries, query => store.list({ query: { ...query, test: false }, ...around }));
    }
  }
};

const timesOf = async <T>(all: readonly T[], perform: (one: T) => Promise<unknown>): Promise<number[]> => {
  const times: number[] = [];
  for (const one of all) {
    const begin = performance.now();
    await perform(one);
    times.push(performance.now() - begin);
  }
  return times;
};
