import { offered } from '../capabilities.ts';
import { languageOf } from '../languages.ts';
import type { Endpoint } from '../parts.ts';
import type { Viewer } from '@melikgazi/mimer-sdk/domain';
import type { Context } from './endpoint-router.ts';

/** Who looks at a request: now, and in the language that the call asks for. */
export const viewerOf = (ctx: Context, { data, clock }: Endpoint): Viewer => ({
  data,
  locale: languageOf(ctx, data.profile),
  now: clock().toISOString(),
  capabilities: offered,
});
