import { connect, type ConnectionSettings } from '../connect.ts';
import { jurisdictionResource } from '../resources/jurisdiction.ts';
import { watchResource, type WatchRequest } from './watch-resource.ts';

export type { WatchRequest } from './watch-resource.ts';
export type { WatchRequestOptions } from './watch-request.ts';

/**
 * Watching requests alone, for pages that count bytes: `requests.watch` of `createMimer`, beside a citizen's client.
 *
 * @example
 * const watch = createWatch({ endpoint: 'https://mimer.example.tr/melikgazi/v1', locale: 'tr' });
 * for await (const { statusLabel } of watch('2026-4819073-2', '4805137296')) console.log(statusLabel);
 * @throws TypeError when the endpoint is no absolute http(s) URL.
 */
export const createWatch = (settings: Omit<ConnectionSettings, 'apiKey'>): WatchRequest => {
  const http = connect(settings);
  return watchResource(http, jurisdictionResource(http));
};
