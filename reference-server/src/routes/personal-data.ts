import { calls } from '@melikgazi/mimer-sdk/contract';
import { eraseRequest } from '../erasures/erase-request.ts';
import type { Endpoint } from '../parts.ts';
import { deskView } from '@melikgazi/mimer-sdk/domain';
import { deskRequestFor } from './desk-request.ts';
import type { EndpointRouter } from './endpoint-router.ts';
import { viewerOf } from './viewer.ts';

/** What is known of a person: handing it out, and erasing it. */
export const personalDataRoutes = (router: EndpointRouter, endpoint: Endpoint): void => {
  router.call(calls.exportPersonalData, async ctx => {
    const request = await deskRequestFor(ctx, endpoint);
    ctx.set('Cache-Control', 'private, no-store');
    ctx.attachment(`${request.reference}.json`);
    ctx.body = deskView(request, { ...viewerOf(ctx, endpoint), sensitive: true });
    ctx.type = 'application/json';
  });

  router.call(calls.erasePersonalData, async ctx => {
    const { reference, erasedOn } = await deskRequestFor(ctx, endpoint);
    if (erasedOn === undefined) await eraseRequest(reference, { reason: 'request' }, endpoint);
    ctx.set('Cache-Control', 'private, no-store');
    ctx.status = 204;
  });
};
