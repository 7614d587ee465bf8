import inject from 'light-my-request';
import type Koa from 'koa';
import type { Readable } from 'node:stream';
import type { State } from '../../reference-server/src/state.ts';

/** A `fetch` that hands requests to an application directly, without a port. */
export const injectFetch = (app: Koa<State>): typeof fetch => {
  const handle = app.callback();
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const payload = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    // What never ends by itself can't be waited for.
    const isEndless = pathname.endsWith('/live');
    const response = await inject((incoming, outgoing) => void handle(incoming, outgoing), {
      payloadAsStream: isEndless,
      method: methodOf(request.method),
      url: pathname + search,
      headers: Object.fromEntries(request.headers),
      ...(payload !== undefined && { payload }),
    });
    request.signal.throwIfAborted();
    const headers = Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    );
    const hasBody = ![204, 304].includes(response.statusCode);
    const { statusCode: status } = response;
    if (!hasBody) return new Response(null, { status, headers });
    if (!isEndless) return new Response(new Uint8Array(response.rawPayload), { status, headers });
    return new Response(webStreamOf(response.stream(), request.signal), { status, headers });
  };
};

const webStreamOf = (stream: Readable, signal: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>> => {
  signal.addEventListener('abort', () => stream.destroy());
  return new ReadableStream({
    start: controller => {
      stream.on('data', (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)));
      stream.once('end', () => controller.close());
      stream.once('error', error => controller.error(error));
    },
    cancel: () => {
      stream.destroy();
    },
  });
};

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD'] as const;

const methodOf = (text: string): (typeof methods)[number] => {
  const method = methods.find(method => method === text);
  if (method === undefined) throw new Error(`The tests do not send ${text}.`);
  return method;
};
