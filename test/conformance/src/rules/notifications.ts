import { notificationPageSchema, webhookDeliveryPageSchema } from '@melikgazi/mimer-sdk/contract';
import type { Context } from '../context.ts';
import { openCase } from '../desk/case.ts';
import { badQueryCodes, expectProblem, expectThat, read } from '../expect.ts';
import type { Rule } from '../rule.ts';

const section = '§3';
const reads = { capabilities: ['desk'], scopes: ['desk:read'] } as const satisfies Rule['needs'];

const get = ({ send, apiKey: bearer }: Context, path: string, query: Record<string, string | number> = {}) =>
  send({ path, query, bearer });

const badQueries = [
  ['state', { state: 'conformance' }],
  ['limit', { limit: 201 }],
  ['cursor', { cursor: 'conformance' }],
  ['conformanceUnknown', { conformanceUnknown: 'x' }],
] as const;

/** What the desk sees of messages: those to citizens, and those to webhooks. */
export const notificationRules: readonly Rule[] = [
  {
    id: 'notifications/list',
    section,
    title: 'The messages to citizens are listed, by state, channel and reference',
    needs: reads,
    run: async context => {
      const path = '/desk/notifications';
      read(await get(context, path, { limit: 5 }), 200, notificationPageSchema);
      for (const state of ['pending', 'sent', 'failed', 'task', 'done']) {
        const { items } = read(await get(context, path, { state, limit: 50 }), 200, notificationPageSchema);
        const stranger = items.find(item => item.state !== state);
        expectThat(stranger === undefined, `only what is ${state}`, `one is ${stranger?.state ?? ''}`);
      }
    },
  },
  {
    id: 'notifications/of-a-request',
    section: '§6',
    title: 'A public event makes a message through the citizen’s channel, listed with its reference',
    needs: { ...reads, scopes: ['desk:read', 'desk:write'], writes: 'any' },
    run: async context => {
      const opened = await openCase(context);
      const { reference } = opened.receipt;
      await opened.does({ type: 'resolve', text: 'Conformance test.' });
      const answer = await get(context, '/desk/notifications', { reference });
      const { items } = read(answer, 200, notificationPageSchema);
      const stranger = items.find(item => item.reference !== reference);
      expectThat(
        stranger === undefined,
        `only messages of ${reference}`,
        `one is of ${stranger?.reference ?? ''}`,
      );
    },
  },
  {
    id: 'notifications/bad-query',
    section,
    title: 'A bad query of the messages answers 422 invalid and names the parameter',
    needs: reads,
    run: async context => {
      for (const [parameter, query] of badQueries)
        expectProblem(await get(context, '/desk/notifications', query), badQueryCodes, { parameter });
    },
  },
  {
    id: 'notifications/outcome',
    section,
    title: 'The outcome of a message that there is not answers 404, one that there is not answers 422',
    needs: { capabilities: ['desk'], scopes: ['desk:write'] },
    run: async ({ send, apiKey: bearer }) => {
      const sent = { method: 'POST', path: '/desk/notifications/conformance-unknown/outcome', bearer };
      expectProblem(await send({ ...sent, json: { outcome: 'done' } }), 'not_found');
      expectProblem(await send({ ...sent, json: { outcome: 'conformance' } }), 'invalid', {
        pointer: '/outcome',
      });
    },
  },
  {
    id: 'webhooks/deliveries',
    section: '§7',
    title: 'The messages to webhooks are listed, and a bad query of theirs is refused',
    needs: { ...reads, capabilities: ['desk', 'webhooks'] },
    run: async context => {
      const path = '/desk/webhook-deliveries';
      read(await get(context, path, { limit: 5 }), 200, webhookDeliveryPageSchema);
      for (const [parameter, query] of badQueries)
        expectProblem(await get(context, path, query), badQueryCodes, { parameter });
    },
  },
  {
    id: 'webhooks/made',
    section: '§7',
    title: 'An event makes a message to a webhook, which holds no personal data',
    needs: { ...reads, capabilities: ['desk', 'webhooks'], writes: 'any' },
    run: async context => {
      const { receipt, body } = await openCase(context);
      const answer = await get(context, '/desk/webhook-deliveries', { limit: 200 });
      const { items } = read(answer, 200, webhookDeliveryPageSchema);
      const wrong = items.find(({ type }) => !type.startsWith('request.'));
      expectThat(wrong === undefined, 'types like request.received', `one is ${wrong?.type ?? ''}`);
      expectThat(
        !answer.text.includes(body.description) && !answer.text.includes(receipt.trackingCode),
        'no words and no code',
        'they hold some',
      );
    },
  },
  {
    id: 'webhooks/replay',
    section: '§7',
    title: 'Replaying a message that there is not answers 404 not_found',
    needs: { capabilities: ['desk', 'webhooks'], scopes: ['desk:write'] },
    run: async ({ send, apiKey: bearer }) => {
      const path = '/desk/webhook-deliveries/conformance-unknown/replay';
      expectProblem(await send({ method: 'POST', path, bearer }), 'not_found');
    },
  },
];
