import { calls } from '@melikgazi/mimer-sdk/contract';
import { findReceipt, takeIn } from '../intake.ts';
import type { Endpoint } from '../parts.ts';
import { citizenView, idempotencyKeyOf, ProblemError } from '@melikgazi/mimer-sdk/domain';
import { requestFor } from '../tracking.ts';
import type { EndpointRouter } from './endpoint-router.ts';
import { answerPrivate } from './respond.ts';
import { viewerOf } from './viewer.ts';

/** Submitting a request and following it. */
export const requestRoutes = (router: EndpointRouter, endpoint: Endpoint): void => {
  router.call(calls.createRequest, async ctx => {
    const idempotencyKey = idempotencyKeyOf(ctx.get('Idempotency-Key'));
    const { receipt, replayedBy } = await takeIn(
      { caller: ctx.state.caller, idempotencyKey, body: ctx.state.body },
      endpoint,
    );
    if (replayedBy !== undefined) ctx.set('Idempotency-Replayed', 'true');
    ctx.set('Cache-Control', 'private, no-store');
    ctx.status = replayedBy === 'external' ? 200 : 201;
    ctx.body = receipt;
  });

  router.call(calls.trackRequest, async ctx => {
    const { caller } = ctx.state;
    const code = caller.as === 'citizen' ? caller.code : '';
    const request = await requestFor(ctx.params['reference'] ?? '', code, endpoint);
    const view = citizenView(request, viewerOf(ctx, endpoint));
    answerPrivate(ctx, JSON.stringify(view));
  });

  router.call(calls.findReceipt, async ctx => {
    const receipt = await findReceipt(idempotencyKeyOf(ctx.get('Idempotency-Key')), endpoint);
    if (receipt === undefined) throw new ProblemError('not_found', 'Nothing was submitted with this key.');
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = receipt;
  });
};
