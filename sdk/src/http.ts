import ky, {
  isHTTPError,
  isNetworkError,
  isTimeoutError,
  SchemaValidationError,
  type RetryOptions,
} from 'ky';
import type * as z from 'zod/mini';
import type { CallOptions } from './call-options.ts';
import { problemSchema } from './contract/problem.ts';
import { ApiError, ConnectionError, ContractError } from './errors.ts';
import { plainJson } from './plain-json.ts';

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Where and as whom to call. */
export interface HttpSettings {
  readonly endpoint: string;
  readonly locale?: string | undefined;
  readonly fetch?: Fetch | undefined;
}

/** One call; `bearer` is a tracking code or an API key. */
export interface HttpRequest<Answer> extends CallOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly schema: z.ZodMiniType<Answer>;
  readonly bearer?: string | undefined;
  /** Whether no cache may keep or give the answer; so it is with a `bearer` anyway. */
  readonly uncached?: boolean;
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string | number | boolean | undefined>;
  readonly json?: unknown;
  /** A form with a file, in place of `json`. */
  readonly form?: FormData;
  /** What carries this call, where that is not the client's own `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Whether the call may be made again without knowing what became of the first one. */
  readonly repeatable: boolean;
}

/** Makes one call and answers what the schema says, or throws one of the errors of `errors.ts`. */
export interface Http {
  <Answer>(request: HttpRequest<Answer>): Promise<Answer>;
  /** The same for an answer of bytes, whose media type is the Blob's. */
  readonly bytes: (request: Omit<HttpRequest<never>, 'schema'>) => Promise<Blob>;
}

/** A longer pause than this is the caller's to decide on, not ours to sit through. */
const longestPause = 20;

const retryOptions = (limit: number): RetryOptions => ({
  limit,
  methods: ['get', 'post', 'put', 'delete'],
  jitter: true,
  retryOnTimeout: true,
  backoffLimit: 5000,
  afterStatusCodes: [409, 413, 429, 503, 507],
  statusCodes: [408, 409, 429, 500, 502, 503, 504, 507],
  shouldRetry: ({ error }) => {
    // Service workers, and scripts that wrap `fetch`, word the loss of a call in ways that ky does not know.
    if (!isHTTPError(error)) return error instanceof TypeError ? true : undefined;
    const code = codeOf(error.data);
    if (error.response.status === 409 && code !== 'in_flight') return false;
    if (code === 'challenge_required') return false;
    return Number(error.response.headers.get('Retry-After') ?? 0) > longestPause ? false : undefined;
  },
});

const codeOf = (data: unknown): string | undefined => {
  const problem = problemSchema.safeParse(data);
  return problem.success ? problem.data.code : undefined;
};

export const createHttp = ({ endpoint, locale, fetch }: HttpSettings): Http => {
  const client = ky.create({
    prefix: endpoint,
    stringifyJson: plainJson,
    ...(fetch !== undefined && { fetch }),
    // Credentials travel in one header; cookies and redirects would carry them where nobody looks.
    credentials: 'omit',
    redirect: 'error',
    headers: { Accept: 'application/json', ...(locale !== undefined && { 'Accept-Language': locale }) },
  });
  const call = (request: Omit<HttpRequest<never>, 'schema'>) => {
    const { method, path, bearer, headers, query, json, form, repeatable, signal, fetch } = request;
    const uncached = request.uncached === true || bearer !== undefined;
    return client(path, {
      method,
      timeout: request.timeout ?? 15_000,
      retry: retryOptions(repeatable ? (request.retries ?? 2) : 0),
      headers: { ...headers, ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }) },
      ...(uncached && { cache: 'no-store' as const }),
      ...(query !== undefined && { searchParams: query }),
      ...(json !== undefined && { json }),
      ...(form !== undefined && { body: form }),
      ...(fetch !== undefined && { fetch }),
      ...(signal !== undefined && { signal }),
    });
  };
  const settled = async <Answer>(
    answer: Promise<Answer>,
    signal: AbortSignal | undefined,
  ): Promise<Answer> => {
    try {
      return await answer;
    } catch (error) {
      throw asMimerError(error, signal);
    }
  };
  return Object.assign(
    <Answer>({ schema, ...request }: HttpRequest<Answer>) =>
      settled(call(request).json(schema), request.signal),
    {
      bytes: (request: Omit<HttpRequest<never>, 'schema'>) =>
        settled(call({ ...request, headers: { Accept: '*/*', ...request.headers } }).blob(), request.signal),
    },
  );
};

const asMimerError = (error: unknown, signal: AbortSignal | undefined): unknown => {
  if (signal?.aborted === true) return error;
  if (isHTTPError(error)) return fromResponse(error.response, error.data);
  if (error instanceof SchemaValidationError) {
    const issues = error.issues.map(({ message, path = [] }) => ({
      message,
      path: path.map(part => (typeof part === 'object' ? part.key : part)),
    }));
    return new ContractError('The answer is not as the contract says.', issues, { cause: error });
  }
  if (error instanceof SyntaxError) return new ContractError('The answer is not JSON.', [], { cause: error });
  if (isTimeoutError(error)) return new ConnectionError('No answer came in time.', { cause: error });
  if (isNetworkError(error) || error instanceof TypeError)
    return new ConnectionError('The backend could not be reached.', { cause: error });
  return error;
};

const fromResponse = (response: Response, data: unknown): Error => {
  const problem = problemSchema.safeParse(data);
  if (problem.success) return new ApiError(problem.data);
  // What stands between us and the backend answers in its own words while the backend is away.
  if (response.status >= 500)
    return new ApiError({
      status: response.status,
      code: 'unavailable',
      detail: 'The backend is not available.',
    });
  const mediaType = response.headers.get('Content-Type')?.split(';')[0] ?? 'nothing';
  return new ContractError(`The answer ${response.status} is ${mediaType} and not a problem document.`);
};
