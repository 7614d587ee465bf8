import { deskRequestSchema, deskSummaryPageSchema } from '@melikgazi/mimer-sdk/contract';
import type { Context } from '../context.ts';
import { read } from '../expect.ts';
import { prepare } from '../outcome.ts';

const seen = new WeakMap<Context, Map<string, string>>();

/**
 * The references of all requests among the newest 200 whose description holds `token`; `undefined` where the key may
 * not look. What was read once is not read again.
 */
export const referencesWith = async (context: Context, token: string): Promise<string[] | undefined> => {
  const { send, scopes, apiKey: bearer } = context;
  if (!context.offers('desk') || !scopes.has('desk:read')) return undefined;
  const descriptions = seen.get(context) ?? new Map<string, string>();
  seen.set(context, descriptions);
  return prepare('reading the desk’s list', async () => {
    const query = { sort: '-receivedAt', limit: 200 };
    const { items } = read(await send({ path: '/desk/requests', query, bearer }), 200, deskSummaryPageSchema);
    for (const { reference } of items) {
      if (descriptions.has(reference)) continue;
      const request = read(
        await send({ path: `/desk/requests/${reference}`, bearer }),
        200,
        deskRequestSchema,
      );
      descriptions.set(reference, request.description);
    }
    return items.flatMap(({ reference }) =>
      descriptions.get(reference)?.includes(token) === true ? [reference] : [],
    );
  });
};
