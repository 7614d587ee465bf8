import { calls } from '@melikgazi/mimer-sdk/contract';
import { offered } from '../capabilities.ts';
import { takeIn } from '../intake.ts';
import { languageOf } from '../languages.ts';
import type { Endpoint } from '../parts.ts';
import { ProblemError } from '../problem-error.ts';
import { citizenView } from '../requests/views.ts';
import { requestFor } from '../tracking.ts';
import type { EndpointRouter } from './endpoint-router.ts';
import { answerPrivate } from './respond.ts';

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
    const locale = languageOf(ctx, endpoint.data.profile);
    const view = citizenView(request, { data: endpoint.data, locale, capabilities: offered });
    answerPrivate(ctx, JSON.stringify(view));
  });
};

/** A key bare or as a structured-field string (the Idempotency-Key header draft of the IETF HTTPAPI group). */
const idempotencyKeyOf = (header: string): string => {
  const key = /^"?([A-Za-z0-9_-]{16,128})"?$/.exec(header)?.[1];
  if (key === undefined)
    throw new ProblemError(
      'idempotency_key_required',
      'Idempotency-Key must be 16 to 128 of A-Z a-z 0-9 _ -.',
      {
        errors: [{ parameter: 'Idempotency-Key', code: header === '' ? 'required' : 'invalid_format' }],
      },
    );
  return key;
};
