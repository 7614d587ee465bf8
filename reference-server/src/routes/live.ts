import { calls } from '@melikgazi/mimer-sdk/contract';
import type { Logger } from 'pino';
import { changesOf } from '../live/changes.ts';
import type { LiveEvent } from '../live/live-stream.ts';
import { createLiveStreams } from '../live/live-streams.ts';
import type { Endpoint } from '../parts.ts';
import type { SetTimer } from '../periodic-job.ts';
import { citizenView, ProblemError } from '@melikgazi/mimer-sdk/domain';
import { requestFor } from '../tracking.ts';
import type { EndpointRouter } from './endpoint-router.ts';
import { digestOf } from './respond.ts';
import { viewerOf } from './viewer.ts';

export interface LiveParts {
  readonly log: Logger;
  readonly setTimer: SetTimer;
  readonly stopping: AbortSignal;
}

/** Following a request as it changes. */
export const liveRoutes = (
  router: EndpointRouter,
  endpoint: Endpoint,
  { log, setTimer, stopping }: LiveParts,
): void => {
  const live = createLiveStreams({
    changes: changesOf(endpoint.store),
    setTimer,
    stopping,
    onError: error => log.error({ err: error }, 'a live answer broke off'),
  });

  router.call(calls.watchRequest, async ctx => {
    const { caller } = ctx.state;
    const code = caller.as === 'citizen' ? caller.code : '';
    const reference = ctx.params['reference'] ?? '';
    await requestFor(reference, code, endpoint);
    const viewer = viewerOf(ctx, endpoint);
    // The code is looked at each time: it may have been renewed, and the request erased.
    const look = async (): Promise<LiveEvent | undefined> => {
      const request = await requestFor(reference, code, endpoint).catch(undefinedIfUnknown);
      if (request === undefined) return undefined;
      const json = JSON.stringify(citizenView(request, { ...viewer, now: endpoint.clock().toISOString() }));
      return { id: digestOf(json), json };
    };

    ctx.set('Cache-Control', 'private, no-store');
    // What a proxy in front collects before it hands it on comes too late.
    ctx.set('X-Accel-Buffering', 'no');
    ctx.set('Content-Type', 'text/event-stream');
    ctx.status = 200;
    if (ctx.method === 'HEAD') return;
    const stream = live.open({ reference, lastId: ctx.get('Last-Event-ID'), look });
    if (stream === undefined)
      throw new ProblemError('rate_limited', 'As many as may follow this request do so already.', {
        retryAfter: 60,
      });
    ctx.body = stream;
  });
};

const undefinedIfUnknown = (error: unknown): undefined => {
  if (error instanceof ProblemError && error.code === 'not_found') return undefined;
  throw error;
};
