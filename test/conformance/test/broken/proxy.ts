/** A request on its way to the backend. `path` is below the endpoint, with its query. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: BodyInit | undefined;
}

/** What the backend answered, its body read unless it is an event stream. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** Hands a request on to the backend. */
export type Pass = (request: Passing) => Promise<Answered>;

/** What stands in front of a backend and breaks, or keeps, what it says. */
export type Middleman = (request: Passing, pass: Pass) => Promise<Answered>;

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** A `fetch` that sends everything below `endpoint` through a middleman. */
export const through = (endpoint: string, middleman: Middleman): Fetch => {
  return async (input, { method = 'GET', headers, body, signal } = {}) => {
    const pass: Pass = async request => {
      const response = await fetch(`${endpoint}${request.path}`, {
        method: request.method,
        headers: request.headers,
        redirect: 'manual',
        ...(request.body !== undefined && { body: request.body }),
        ...(signal !== undefined && { signal }),
      });
      const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream') === true;
      const body =
        isStream && response.body !== null ? response.body : new Uint8Array(await response.arrayBuffer());
      return { status: response.status, headers: new Headers(response.headers), body };
    };
    const answered = await middleman(
      { method, path: input.slice(endpoint.length), headers: new Headers(headers), body: body ?? undefined },
      pass,
    );
    const { status, headers: said } = answered;
    const hasBody = ![101, 204, 205, 304].includes(status);
    return new Response(hasBody ? answered.body : null, { status, headers: said });
  };
};

/** The body of an answer as text; of a stream there is none. */
export const textIn = ({ body }: Pick<Answered, 'body'>): string =>
  body instanceof Uint8Array ? new TextDecoder().decode(body) : '';

/** The body of an answer as JSON; `undefined` where it is none. */
export const jsonIn = (answered: Pick<Answered, 'body'>): unknown => {
  try {
    return JSON.parse(textIn(answered));
  } catch {
    return undefined;
  }
};

/** The same answer with another body. */
export const withText = (answered: Answered, text: string): Answered => {
  const headers = new Headers(answered.headers);
  const body = new TextEncoder().encode(text);
  if (headers.has('Content-Length')) headers.set('Content-Length', String(body.length));
  return { ...answered, headers, body };
};

/** The same answer with another JSON body. */
export const withJson = (answered: Answered, value: unknown): Answered =>
  withText(answered, JSON.stringify(value));

/** The same answer with other headers; `null` takes one away. */
export const withHeaders = (answered: Answered, more: Readonly<Record<string, string | null>>): Answered => {
  const headers = new Headers(answered.headers);
  for (const [name, value] of Object.entries(more))
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  return { ...answered, headers };
};

/** A JSON body on its way, as a value; `undefined` where it is none. */
export const bodyOf = ({ body }: Passing): Record<string, unknown> | undefined => {
  if (typeof body !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a request is a submission. */
export const isSubmission = ({ method, path }: Passing): boolean => method === 'POST' && path === '/requests';

/** Whether a request reads one as its citizen. */
export const isTracking = ({ method, path }: Passing): boolean =>
  method === 'GET' && /^\/requests\/[^/]+$/.test(path);

/** The problem code of an answer that is one. */
export const codeOf = (answered: Answered): unknown => {
  const json = jsonIn(answered);
  return isObject(json) ? json['code'] : undefined;
};
