import { ApiError, type Jurisdiction, type TrackedRequest } from '@melikgazi/mimer-sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TrackerClient } from '../../../../widget/src/status-tracker/tracker-client.ts';
import { TrackerController, type Reason } from '../../../../widget/src/status-tracker/tracker-controller.ts';
import { jurisdiction } from '../../../support/catalogue.ts';
import { receipt } from '../../../support/fake-backend.ts';
import { FakeSurroundings } from './fake-surroundings.ts';

export const refusal = (code: string, status: number, retryAfter?: number): ApiError =>
  new ApiError({ status, code, detail: 'For the log.', ...(retryAfter !== undefined && { retryAfter }) });

/** A controller without an element, whose backend answers what `look` says. */
export const headless = (
  look: (count: number) => TrackedRequest | Promise<TrackedRequest>,
  {
    challenge,
    place = {},
    get = found => Promise.resolve(found),
  }: Pick<TrackerClient, 'challenge'> & {
    place?: Partial<Jurisdiction>;
    get?: (found: Jurisdiction) => Promise<Jurisdiction>;
  } = {},
) => {
  const surroundings = new FakeSurroundings();
  const told: { reason: Reason; status: string }[] = [];
  const failures: string[] = [];
  const calls: unknown[] = [];
  const controllers: ReactiveController[] = [];
  const host: ReactiveControllerHost & { isConnected: boolean } = {
    isConnected: true,
    addController: controller => void controllers.push(controller),
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  const client: TrackerClient = {
    jurisdiction: { get: () => get({ ...jurisdiction, ...place }) },
    requests: {
      track: async (_reference, _code, options) => {
        calls.push(options?.challenge);
        return look(calls.length);
      },
    },
    ...(challenge && { challenge }),
  };
  const controller = new TrackerController(host, {
    client: () => Promise.resolve(client),
    surroundings,
    onFound: (request, _former, reason) => void told.push({ reason, status: request.status }),
    onFailed: ({ code }) => void failures.push(code),
  });
  const lookUp = () =>
    controller.lookUp({ reference: receipt.reference, trackingCode: receipt.trackingCode });
  return { controller, host, surroundings, told, failures, calls, lookUp };
};
