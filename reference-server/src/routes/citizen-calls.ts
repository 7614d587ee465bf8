import {
  calls,
  newRatingSchema,
  newReopeningSchema,
  newReplyChannelSchema,
  newReplySchema,
  newWithdrawalSchema,
  type Call,
  type CallName,
} from '@melikgazi/mimer-sdk/contract';
import type * as z from 'zod/mini';
import { doForCitizen } from '../citizen-call.ts';
import {
  changeReplyChannel,
  type CitizenDeed,
  citizenView,
  idempotencyKeyOf,
  parseBody,
  rate,
  reopen,
  reply,
  withdraw,
} from '@melikgazi/mimer-sdk/domain';
import type { Endpoint } from '../parts.ts';
import type { EndpointRouter } from './endpoint-router.ts';
import { viewerOf } from './viewer.ts';

/** What citizens do with a request of theirs. */
export const citizenRoutes = (router: EndpointRouter, endpoint: Endpoint): void => {
  const offer = <Body>(
    name: CallName,
    schema: z.ZodMiniType<Body>,
    deed: CitizenDeed<Body>,
    filesIn: (body: Body) => readonly string[] = () => [],
  ) => {
    const call: Call = calls[name];
    const isOnce = call.headers?.some(header => header.name === 'Idempotency-Key') === true;
    router.call(call, async ctx => {
      const { caller, body } = ctx.state;
      const reference = ctx.params['reference'] ?? '';
      const key = isOnce ? { idempotencyKey: idempotencyKeyOf(ctx.get('Idempotency-Key')) } : {};
      const parsed = parseBody(schema, body);
      const { request, replayed } = await doForCitizen(
        {
          call: name,
          caller,
          reference,
          ...key,
          body,
          attachments: filesIn(parsed),
          deed: (stored, around) => deed(stored, parsed, around),
        },
        endpoint,
      );
      if (replayed) ctx.set('Idempotency-Replayed', 'true');
      ctx.set('Cache-Control', 'private, no-store');
      ctx.status = call.answer.status;
      ctx.body = citizenView(request, viewerOf(ctx, endpoint));
    });
  };

  offer('replyToRequest', newReplySchema, reply, ({ attachments = [] }) => attachments);
  offer('rateRequest', newRatingSchema, rate);
  offer('reopenRequest', newReopeningSchema, reopen);
  offer('withdrawRequest', newWithdrawalSchema, withdraw);
  offer('changeReplyChannel', newReplyChannelSchema, changeReplyChannel);
};
