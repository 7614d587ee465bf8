import { calls, problemSchema, type Call, type Problem } from '@melikgazi/mimer-sdk/contract';

/** A request as the kit makes it. `path` is below the endpoint: `''` is the root without a final slash. */
export interface Sent {
  /** @default 'GET' */
  readonly method?: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** A tracking code or an API key. */
  readonly bearer?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `application/json`. */
  readonly json?: unknown;
  /** Sent as it is, in place of `json`. */
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
}

/** What came back. */
export interface Answer {
  readonly sent: Sent;
  /** The call of the contract that was made; `undefined` where there is no such call. */
  readonly call: Call | undefined;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** `undefined` where the body is no JSON. */
  readonly json: unknown;
}

const patterns = Object.values<Call>(calls).map(call => ({
  call,
  pattern: new RegExp(`^${call.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** The call of the contract that a method and a path mean. */
export const callOf = ({ method = 'GET', path }: Sent): Call | undefined =>
  patterns.find(({ call, pattern }) => call.method === method && pattern.test(path === '' ? '/' : path))
    ?.call;

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads a response to its end. */
export const answerFrom = async (sent: Sent, response: Response): Promise<Answer> => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const { status, headers } = response;
  return { sent, call: callOf(sent), status, headers, bytes, text, json: jsonOf(text) };
};

/** The media type without its parameters, in lower case. */
export const mediaTypeOf = ({ headers }: Pick<Answer, 'headers'>): string =>
  (headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The problem document of an answer that is one. */
export const problemOf = ({ json }: Pick<Answer, 'json'>): Problem | undefined =>
  problemSchema.safeParse(json).data;

/** The request line, for people: path without query, which may hold what somebody searches for. */
export const lineOf = ({ sent: { method = 'GET', path } }: Pick<Answer, 'sent'>): string =>
  `${method} ${path === '' ? '(the root without a slash)' : path}`;

/** What came, in a sentence without a full stop. */
export const cameOf = (answer: Answer): string => {
  const problem = problemOf(answer);
  if (problem !== undefined) {
    const members = (problem.errors ?? []).map(
      ({ pointer, parameter, code }) => `${pointer ?? parameter ?? 'something'} ${code}`,
    );
    const detail = members.length === 0 ? '' : ` (${members.slice(0, 4).join(', ')})`;
    return `${lineOf(answer)} answered ${answer.status} ${problem.code}${detail}`;
  }
  const type = mediaTypeOf(answer);
  const body = answer.json === undefined && answer.text !== '' ? `: ${answer.text.slice(0, 60)}` : '';
  return `${lineOf(answer)} answered ${answer.status}${type === '' ? ' without a media type' : ` as ${type}`}${body}`;
};
