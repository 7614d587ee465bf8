import { calls } from '@melikgazi/mimer-sdk/contract';
import { openApiDocument } from '@melikgazi/mimer-sdk/openapi';
import { offered } from '../capabilities.ts';
import { dayIn, jurisdictionView, servicesView } from '@melikgazi/mimer-sdk/domain';
import { languageOf } from '../languages.ts';
import type { Endpoint } from '../parts.ts';
import type { EndpointRouter } from './endpoint-router.ts';
import { answerCacheable } from './respond.ts';

const maxAge = 300;

/** What anyone may read: the municipality, its services, a challenge, and the contract itself. */
export const publicRoutes = (
  router: EndpointRouter,
  { data, clock, challenges, url, version, webhooks }: Endpoint,
): void => {
  const capabilities = webhooks.length === 0 ? offered : [...offered, 'webhooks'];

  router.call(calls.getJurisdiction, ctx => {
    const locale = languageOf(ctx, data.profile);
    answerCacheable(ctx, JSON.stringify(jurisdictionView(data, locale, capabilities)), maxAge);
  });

  router.call(calls.listServices, ctx => {
    const locale = languageOf(ctx, data.profile);
    const today = dayIn(data.profile.timeZone, clock().toISOString());
    answerCacheable(ctx, JSON.stringify(servicesView(data, locale, today)), maxAge);
  });

  router.call(calls.getChallenge, async ctx => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await challenges.issue(clock());
  });

  // Made when it is first read: most processes start without anybody asking for it.
  let openApi: string | undefined;
  router.file('/openapi.json', ctx => {
    openApi ??= JSON.stringify(openApiDocument(version, url));
    answerCacheable(ctx, openApi, maxAge);
  });
};
