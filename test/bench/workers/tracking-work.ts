import { citizenView } from '@melikgazi/mimer-sdk/domain';
import type { IncomingMessage } from 'node:http';
import { offered } from '../../../reference-server/src/capabilities.ts';
import type { Endpoint } from '../../../reference-server/src/parts.ts';
import { digestOf } from '../../../reference-server/src/routes/respond.ts';
import { admit, requestFor } from '../../../reference-server/src/tracking.ts';

/** The answer of a tracking call. */
export interface TrackingAnswer {
  readonly tag: string;
  readonly json: string;
}

/** What every server that is compared does for a tracking call, below its framework: the same look-ups, MACs and view. */
export const trackingWork =
  (endpoint: Endpoint) =>
  async (request: IncomingMessage, reference: string): Promise<TrackingAnswer> => {
    const code = /^Bearer (\d{10})$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const visitor = endpoint.visitorOf(request);
    await admit({ reference, code, visitor, challenge: '' }, endpoint);
    const stored = await requestFor(reference, code, endpoint);
    const now = endpoint.clock().toISOString();
    const json = JSON.stringify(
      citizenView(stored, { data: endpoint.data, locale: 'tr', now, capabilities: offered }),
    );
    return { tag: `"${digestOf(json)}"`, json };
  };
