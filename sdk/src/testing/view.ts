import type { Viewer } from '../domain/views.ts';
import type { CallContext } from './http/call-context.ts';

/** Who looks at a request: now, and in the language that the call asks for. */
export const viewerOf = ({ core: { data, now, capabilities }, locale }: CallContext): Viewer => ({
  data,
  locale,
  now: now().toISOString(),
  capabilities,
});
