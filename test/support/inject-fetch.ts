import inject from 'light-my-request';
import type Koa from 'koa';
import type { State } from '../../reference-server/src/state.ts';

/** A `fetch` that hands requests to an application directly, without a port. */
export const injectFetch = (app: Koa<State>): typeof fetch => {
  const handle = app.callback();
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const payload = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    const response = await inject((incoming, outgoing) => void handle(incoming, outgoing), {
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
    const { rawPayload, statusCode: status } = response;
    return new Response(hasBody ? new Uint8Array(rawPayload) : null, { status, headers });
  };
};

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD'] as const;

const methodOf = (text: string): (typeof methods)[number] => {
  const method = methods.find(method => method === text);
  if (method === undefined) throw new Error(`The tests do not send ${text}.`);
  return method;
};
