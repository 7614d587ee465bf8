import { ProblemError } from '../../domain/problem-error.ts';
import { citizenView } from '../../domain/views.ts';
import { digest } from '../digest.ts';
import type { CallContext, Handler } from '../http/call-context.ts';
import { requestFor } from '../tracking.ts';
import { viewerOf } from '../view.ts';

const mostOfOneRequest = 3;
const heartbeat = 20_000;
const longest = 15 * 60_000;

/** Following a request: how it is now, unless that is known, and how it is after each change. */
export const watchRequest: Handler = context => {
  const { core, params, request } = context;
  const reference = params['reference'] ?? '';
  look(context);
  const open = core.followers.get(reference) ?? 0;
  if (open >= mostOfOneRequest)
    throw new ProblemError('rate_limited', 'As many as may follow this request do so already.', {
      retryAfter: 60,
    });
  const headers = { 'Cache-Control': 'private, no-store', 'Content-Type': 'text/event-stream' };
  if (request.method === 'HEAD') return { status: 200, headers };
  core.followers.set(reference, open + 1);
  return { status: 200, headers, body: streamOf(context, reference) };
};

/** The request as its citizen sees it now. @throws ProblemError `not_found` where it is not theirs to see any more. */
const look = (context: CallContext): string => {
  const { core, caller, params } = context;
  const code = caller.as === 'citizen' ? caller.code : '';
  return JSON.stringify(citizenView(requestFor(params['reference'] ?? '', code, core), viewerOf(context)));
};

const streamOf = (context: CallContext, reference: string): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const { core, request } = context;
  const encoder = new TextEncoder();
  let lastId = request.headers.get('Last-Event-ID') ?? '';
  let stop = () => {};
  return new ReadableStream({
    start: controller => {
      const say = (text: string) => controller.enqueue(encoder.encode(text));
      const end = () => {
        stop();
        controller.close();
      };
      const tell = () => {
        const json = lookOrNothing(context);
        if (json === undefined) return end();
        const id = digest(json);
        if (id === lastId) return;
        lastId = id;
        say(`id: ${id}\ndata: ${json}\n\n`);
      };
      const unwatch = core.store.watch(changed => changed === reference && tell());
      const beat = unattended(setInterval(() => say(':\n\n'), heartbeat));
      const limit = unattended(setTimeout(end, longest));
      stop = () => {
        stop = () => {};
        unwatch();
        clearInterval(beat);
        clearTimeout(limit);
        core.followers.set(reference, (core.followers.get(reference) ?? 1) - 1);
      };
      say(':\n\n');
      tell();
    },
    cancel: () => stop(),
  });
};

const lookOrNothing = (context: CallContext): string | undefined => {
  try {
    return look(context);
  } catch {
    return undefined;
  }
};

/** A timer that does not keep a process of Node alive. */
const unattended = <Timer>(timer: Timer): Timer => {
  if (isOfNode(timer)) timer.unref();
  return timer;
};

const isOfNode = (timer: unknown): timer is { readonly unref: () => void } =>
  typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function';
