import { connect, type ConnectionSettings } from './connect.ts';
import { jurisdictionResource } from './resources/jurisdiction.ts';
import { servicesResource } from './resources/services.ts';

export { avoidEval } from './avoid-eval.ts';
export type { ConnectionSettings } from './connect.ts';

/**
 * What a municipality offers, and nothing else: the two calls that a form begins with, for pages that count bytes.
 *
 * @example
 * const { jurisdiction, services } = createCatalogue({ endpoint: 'https://mimer.example.tr/melikgazi/v1', locale: 'tr' });
 * const [municipality, offered] = await Promise.all([jurisdiction.get(), services.list()]);
 * @throws TypeError when the endpoint is no absolute http(s) URL.
 */
export const createCatalogue = (settings: Omit<ConnectionSettings, 'apiKey'>) => {
  const http = connect(settings);
  return { jurisdiction: jurisdictionResource(http), services: servicesResource(http) };
};
