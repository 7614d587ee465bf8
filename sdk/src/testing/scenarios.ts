import type { CallName, FieldError } from '../contract/index.ts';
import { ProblemError } from '../domain/problem-error.ts';
import { NetworkError } from './network-error.ts';
import { challengeRequired } from './tracking.ts';

/** Which calls a scenario befalls, and how many of them. */
export interface Befalling {
  /** @default every call */
  readonly call?: CallName | readonly CallName[];
  /** Of the calls from now on; `Infinity` until it is switched off. @default 1 */
  readonly times?: number;
}

/** What becomes of a call; `reach` lets it reach the backend. */
type Fate = (request: Request, reach: () => Promise<Response>) => Promise<Response>;

/** Troubles to switch on. Each function answers one that switches it off again. */
export interface Scenarios {
  /** The call is done, and its answer is lost on the way back. */
  readonly lostAnswer: (befalling?: Befalling) => () => void;
  /** The call does not arrive. */
  readonly offline: (befalling?: Befalling) => () => void;
  /** The answer takes its time. @param milliseconds - @default 1000 */
  readonly slow: (befalling?: Befalling & { readonly milliseconds?: number }) => () => void;
  /** `422 invalid` that names a field. */
  readonly invalidField: (befalling: Befalling & { readonly field: FieldError }) => () => void;
  /** `429 rate_limited`. @param retryAfter - Seconds. @default 1 */
  readonly rateLimited: (befalling?: Befalling & { readonly retryAfter?: number }) => () => void;
  /** `503 unavailable`. @param retryAfter - Seconds. @default none */
  readonly unavailable: (befalling?: Befalling & { readonly retryAfter?: number }) => () => void;
  /** `429 challenge_required`, as after too many wrong codes. */
  readonly challengeRequired: (befalling?: Befalling) => () => void;
  /** `422 challenge_failed`, as for a challenge that has expired since it was fetched. */
  readonly challengeExpired: (befalling?: Befalling) => () => void;
  /** The call is done; its answer lacks what the contract promises. @param change - What to answer in place of the JSON. */
  readonly schemaBreak: (
    befalling?: Befalling & { readonly change?: (json: unknown) => unknown },
  ) => () => void;
  /** Something on the way answers a page of HTML with the status 200. */
  readonly html: (befalling?: Befalling) => () => void;
  /** The call is done; half of its answer arrives. */
  readonly truncated: (befalling?: Befalling) => () => void;
  /**
   * Something of your own, until it is switched off: what answers `undefined` leaves the call to the backend, what
   * answers `Response.error()` lets no answer arrive.
   */
  readonly answer: (
    befalling: Befalling & {
      /** @param reach - Lets the call reach the backend and answers what it says. */
      readonly with: (
        request: Request,
        reach: () => Promise<Response>,
      ) => MaybeResponse | Promise<MaybeResponse>;
    },
  ) => () => void;
  /** Switches everything off. */
  readonly clear: () => void;
}

type MaybeResponse = Response | undefined;

interface ActiveScenario {
  readonly call: Befalling['call'];
  readonly fate: Fate;
  left: number;
}

/** The scenarios of a backend, and what they make of its calls. */
export const createScenarios = () => {
  const active = new Set<ActiveScenario>();
  const begin = ({ call, times = 1 }: Befalling, fate: Fate) => {
    const scenario = { call, fate, left: times };
    active.add(scenario);
    return () => void active.delete(scenario);
  };
  const refuse = (befalling: Befalling, problem: () => ProblemError) =>
    begin(befalling, () => Promise.reject(problem()));

  const scenarios: Scenarios = {
    lostAnswer: (befalling = {}) =>
      begin(befalling, async (_request, reach) => {
        await reach();
        throw new NetworkError();
      }),
    offline: (befalling = {}) => begin(befalling, () => Promise.reject(new NetworkError())),
    slow: ({ milliseconds = 1000, ...befalling } = {}) =>
      begin(befalling, async (request, reach) => {
        await pause(milliseconds, request.signal);
        return reach();
      }),
    invalidField: ({ field, ...befalling }) =>
      refuse(befalling, () => new ProblemError('invalid', 'A field was refused.', { errors: [field] })),
    rateLimited: ({ retryAfter = 1, ...befalling } = {}) =>
      refuse(befalling, () => new ProblemError('rate_limited', 'That was too often.', { retryAfter })),
    unavailable: ({ retryAfter, ...befalling } = {}) =>
      refuse(
        befalling,
        () =>
          new ProblemError(
            'unavailable',
            'The backend is away.',
            retryAfter === undefined ? {} : { retryAfter },
          ),
      ),
    challengeRequired: (befalling = {}) => refuse(befalling, challengeRequired),
    challengeExpired: (befalling = {}) =>
      refuse(
        befalling,
        () =>
          new ProblemError('challenge_failed', 'The challenge has expired; fetch a new one.', {
            errors: [{ pointer: '/challenge', code: 'invalid' }],
          }),
      ),
    schemaBreak: ({ change = () => ({ unexpected: true }), ...befalling } = {}) =>
      begin(befalling, async (_request, reach) => {
        const answer = await reach();
        if (answer.headers.get('Content-Type') !== 'application/json') return answer;
        const json: unknown = await answer.json();
        return changed(answer, JSON.stringify(change(json)));
      }),
    html: (befalling = {}) =>
      begin(befalling, () => {
        const headers = { 'Content-Type': 'text/html; charset=utf-8' };
        return Promise.resolve(new Response('<!doctype html><title>Sign in</title>', { headers }));
      }),
    truncated: (befalling = {}) =>
      begin(befalling, async (_request, reach) => {
        const answer = await reach();
        const text = await answer.text();
        return changed(answer, text.slice(0, text.length / 2));
      }),
    answer: ({ with: answer, times = Infinity, ...befalling }) =>
      begin({ ...befalling, times }, async (request, reach) => {
        const own = await answer(request.clone(), reach);
        if (own?.type === 'error') throw new NetworkError();
        return own === undefined ? reach() : new Response(own.body, own);
      }),
    clear: () => active.clear(),
  };

  /** What becomes of a call under what is switched on, the latest first. */
  const befall = (call: CallName | undefined, request: Request, reach: () => Promise<Response>) => {
    const fits = ({ call: wanted, left }: ActiveScenario) =>
      left > 0 && (wanted === undefined || (call !== undefined && [wanted].flat().includes(call)));
    const chain = [...active].filter(fits).reduce(
      (next, scenario) => () => {
        scenario.left -= 1;
        return scenario.fate(request, next);
      },
      reach,
    );
    return chain();
  };

  return { scenarios, befall };
};

/** An answer with another body. */
const changed = ({ status, headers }: Response, body: string): Response =>
  new Response(body === '' ? null : body, { status, headers });

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(asError(signal.reason));
    });
  });

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new NetworkError());

/** Lets what is switched on befall a call. */
export type Befall = ReturnType<typeof createScenarios>['befall'];
