import ky, { isTimeoutError } from 'ky';
import type * as z from 'zod/mini';
import type { CallOptions } from './call-options.ts';
import type { CallName } from './contract/calls.ts';
import { ConnectionError, isMimerError, type MimerError } from './errors.ts';
import { report, type Hooks } from './hooks.ts';
import type { Path } from './path.ts';
import { plainJson } from './plain-json.ts';
import { assertDone, readBytes, readJson, type Reader } from './read-answer.ts';
import { hiding, shownCause, type Redact } from './redact.ts';
import { pauseAfter } from './retry.ts';
import { longestTimer, within } from './within.ts';

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Where and as whom to call. */
export interface HttpSettings {
  readonly endpoint: string;
  readonly locale?: string | undefined;
  readonly fetch?: Fetch | undefined;
  readonly hooks?: Hooks | undefined;
}

/** One call; `bearer` is a tracking code or an API key. */
export interface HttpRequest extends CallOptions {
  readonly call: CallName;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string | Path;
  readonly bearer?: string | undefined;
  /** Whether no cache may keep or give the answer; so it is with a `bearer` anyway. */
  readonly uncached?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly json?: unknown;
  /** Another body, in place of `json`. */
  readonly body?: BodyInit;
  /** What carries this call, where that is not the client's own `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Whether the call may be made again without knowing what became of the first one. */
  readonly repeatable: boolean;
}

/** Makes one call and answers what the schema says, or throws one of the errors of `errors.ts`. */
export interface Http {
  <Answer>(request: HttpRequest & { readonly schema: z.ZodMiniType<Answer> }): Promise<Answer>;
  /** The same for an answer of bytes, whose media type is the Blob's. */
  readonly bytes: (request: HttpRequest) => Promise<Blob>;
  /** The same for any other answer; `signal` and `timeout` count until it is read. */
  readonly read: <Answer>(request: HttpRequest, read: Reader<Answer>) => Promise<Answer>;
}

export const createHttp = (settings: HttpSettings): Http => {
  const { fetch: own, hooks = {} } = settings;
  const root = settings.endpoint.replace(/\/+$/, '');

  const perform = async <Answer>(request: HttpRequest, read: Reader<Answer>): Promise<Answer> => {
    const { call, method, path, signal, timeout = 15_000, repeatable, retries = 2 } = request;
    const { filled, template } = typeof path === 'string' ? { filled: path, template: path } : path;
    const url = `${root}/${filled}${queryOf(request)}`;
    const init = initOf(request, settings);
    const redact = hiding([request.bearer, ...secretHeaders.map(name => request.headers?.[name])]);
    const send = request.fetch ?? own ?? fetch;

    let attempt = 0;
    const start = async (ending: AbortSignal): Promise<Answer> => {
      attempt += 1;
      const begun = performance.now();
      let response: Response | undefined;
      const tell = (error?: unknown) => {
        const milliseconds = Math.round(performance.now() - begun);
        report(hooks, { call, method, path: `/${template}`, attempt, milliseconds, response, error });
      };
      try {
        const answer = await within({ signal: ending }, async () => {
          response = await send(url, { ...init, signal: ending });
          await assertDone(response, redact);
          return read(response);
        });
        tell();
        return answer;
      } catch (error) {
        const shown: unknown =
          signal?.aborted === true
            ? signal.reason
            : ending.aborted
              ? late()
              : asMimerError(error, response, redact);
        tell(shown);
        throw shown;
      }
    };

    let pause = 0;
    const answers: { readonly value: Answer }[] = [];
    try {
      // What it is given holds no credential, so neither can its errors.
      await ky(url, {
        method,
        timeout: Math.min(timeout, longestTimer),
        ...(signal !== undefined && { signal }),
        retry: {
          limit: repeatable ? retries : 0,
          methods: ['get', 'post', 'put', 'delete'],
          shouldRetry: ({ error, retryCount }) => {
            const next = pauseAfter(retryCount, isTimeoutError(error) ? late() : error, Math.random());
            pause = next ?? 0;
            return next !== undefined;
          },
          delay: () => pause,
          backoffLimit: Infinity,
        },
        fetch: async input => {
          const { signal: ending } = input instanceof Request ? input : new AbortController();
          answers.push({ value: await start(ending) });
          return new Response();
        },
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw isTimeoutError(error) ? late() : asMimerError(error, undefined, redact);
    }
    const [answer] = answers;
    if (answer === undefined) throw late();
    return answer.value;
  };

  return Object.assign(
    <Answer>({ schema, ...request }: HttpRequest & { readonly schema: z.ZodMiniType<Answer> }) =>
      perform(request, readJson(schema)),
    {
      bytes: (request: HttpRequest) =>
        perform({ ...request, headers: { Accept: '*/*', ...request.headers } }, readBytes),
      read: perform,
    },
  );
};

/** A key of a submission opens its receipt; a challenge is as good as money until it is spent. */
const secretHeaders = ['Idempotency-Key', 'Mimer-Challenge'];

const queryOf = ({ query = {} }: HttpRequest): string => {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
};

const initOf = ({ method, bearer, uncached, headers, json, body }: HttpRequest, { locale }: HttpSettings) => {
  const init: RequestInit = {
    method,
    headers: headersOf({
      Accept: 'application/json',
      ...(locale !== undefined && { 'Accept-Language': locale }),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
      ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }),
    }),
    // Credentials travel in one header; cookies and redirects would carry them where nobody looks.
    credentials: 'omit',
    redirect: 'manual',
    ...((uncached === true || bearer !== undefined) && { cache: 'no-store' }),
  };
  if (json !== undefined) return { ...init, body: plainJson(json) };
  if (body instanceof ReadableStream) return { ...init, body, duplex: 'half' };
  return body === undefined ? init : { ...init, body };
};

const headersOf = (headers: Readonly<Record<string, string>>): Headers => {
  try {
    return new Headers(headers);
  } catch {
    // The platform's own words hold what was given.
    throw new TypeError('A credential, key or header of this call has characters that no header can carry.');
  }
};

const asMimerError = (error: unknown, response: Response | undefined, redact: Redact): MimerError => {
  if (isMimerError(error)) return error;
  const words = response === undefined ? 'The backend could not be reached.' : 'The answer broke off.';
  const cause = shownCause(error, redact);
  return new ConnectionError(words, { status: response?.status, ...(cause !== undefined && { cause }) });
};

const late = () => new ConnectionError('No answer came in time.', { code: 'timeout' });
