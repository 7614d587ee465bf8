import type * as z from 'zod/mini';
import { problemSchema } from './contract/problem.ts';
import { ApiError, ConnectionError, ContractError } from './errors.ts';
import type { Redact } from './redact.ts';
import { retryAfterOf } from './retry.ts';

/** Makes of an answer what the caller wants; what it throws that is no error of ours is a connection that broke off. */
export type Reader<Answer> = (response: Response) => Promise<Answer>;

const facts = ({ status, headers }: Response) => ({
  status,
  requestId: headers.get('X-Request-Id') ?? undefined,
});

/** The JSON that `schema` describes; members that it does not name are left out. */
export const readJson =
  <Answer>(schema: z.ZodMiniType<Answer>): Reader<Answer> =>
  async response =>
    parseAs(schema, await response.text(), response);

/**
 * What `text`, which came with a response, says by `schema`.
 *
 * @throws ContractError
 */
export const parseAs = <Answer>(schema: z.ZodMiniType<Answer>, text: string, response: Response): Answer => {
  const data = parsed(text);
  if (data === undefined)
    throw new ContractError(`The answer is not JSON, or only a part of it, but ${typeOf(response)}.`, [], {
      code: 'not_json',
      ...facts(response),
    });
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  const problem = problemSchema.safeParse(data);
  if (problem.success)
    throw new ContractError(`The answer ${response.status} holds an error, “${problem.data.code}”.`, [], {
      code: 'problem_as_success',
      ...facts(response),
      requestId: problem.data.requestId,
    });
  const issues = read.error.issues.map(({ message, path }) => ({ message, path }));
  throw new ContractError('The answer is not as the contract says.', issues, facts(response));
};

/** The bytes, with their media type. */
export const readBytes: Reader<Blob> = async response => {
  if (typeOf(response) === 'application/problem+json')
    throw new ContractError(`The answer ${response.status} holds an error.`, [], {
      code: 'problem_as_success',
      ...facts(response),
    });
  return response.blob();
};

/**
 * Refuses whatever is no success. Of what the refusal says nothing is told that must not be.
 *
 * @throws ConnectionError `redirected`; ApiError; ContractError `no_problem`.
 */
export const assertDone = async (response: Response, redact: Redact): Promise<void> => {
  const { status, headers } = response;
  // Only asked for where the caller knows what did not change.
  if (status === 304) return;
  if (isRedirect(response)) {
    await response.body?.cancel();
    throw redirected(response);
  }
  if (response.ok) return;
  const retryAfter = retryAfterOf(headers);
  const problem = problemSchema.safeParse(parsed(redact(await response.text())));
  if (problem.success)
    throw new ApiError({ ...(retryAfter !== undefined && { retryAfter }), ...problem.data });
  // What stands between us and the backend answers in its own words while the backend is away.
  if (status >= 500) {
    const away = { status, code: 'unavailable', detail: 'The backend is not available.' };
    throw new ApiError(retryAfter === undefined ? away : { ...away, retryAfter });
  }
  const words = `The answer ${status} is ${typeOf(response)} and not a problem document.`;
  throw new ContractError(redact(words), [], { code: 'no_problem', retryAfter, ...facts(response) });
};

/** Also one that a `fetch` of the caller's own has followed already: what it brings is another's answer. */
const isRedirect = ({ type, status, redirected }: Response): boolean =>
  redirected || type === 'opaqueredirect' || (status >= 300 && status < 400);

/** Browsers tell nothing of a redirect but that there is one. */
const redirected = ({ status, headers }: Response): ConnectionError => {
  const location = headers.get('Location') ?? '';
  const to = URL.canParse(location) ? new URL(location).origin : undefined;
  return new ConnectionError(
    `The backend redirected the call${to === undefined ? '' : ` to ${to}`}, which is not followed.`,
    { code: 'redirected', status: status === 0 ? undefined : status },
  );
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The media type of an answer, to be compared or told. */
export const typeOf = ({ headers }: Response): string =>
  headers.get('Content-Type')?.split(';')[0] ?? 'of no media type';
