import { challengeHeader, solveChallenge } from '@melikgazi/mimer-sdk/challenge';
import { challengeSchema, type ChallengeSolution } from '@melikgazi/mimer-sdk/contract';
import { answerFrom, lineOf, problemOf, type Answer, type Sent } from './answer.ts';
import { read } from './expect.ts';
import { NotRun, RuleBroken } from './outcome.ts';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** What stands between the kit and the backend. */
export interface Line {
  readonly endpoint: string;
  readonly fetch: Fetch;
  /** Called with every answer. */
  readonly onAnswer: (answer: Answer) => void;
}

/** A call that nothing came back from within this time has no answer. */
const patience = 30_000;

/** Longer than this the kit waits for no rate limit. */
const longestWait = 5;

/** The origin of a citizen's page that the backend has never heard of. */
export const foreignOrigin = 'https://page.conformance.example';

const isTrackingCode = (bearer: string | undefined): boolean => /^\d{10}$/.test(bearer ?? '');

/** Makes one request and gives its answer to the standing rules, too. */
export const createSend = (line: Line) => {
  const urlOf = ({ path, query = {} }: Sent): string => {
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    return `${line.endpoint}${path}${search.size === 0 ? '' : `?${search.toString()}`}`;
  };

  /** The response as it begins, its body unread. */
  const begin = async (sent: Sent, signal?: AbortSignal): Promise<Response> => {
    const { method = 'GET', bearer, headers, json, body } = sent;
    const isDesk = /^\/desk(\/|$)/.test(sent.path);
    return line.fetch(urlOf(sent), {
      method,
      headers: {
        Accept: 'application/json',
        ...(!isDesk && { Origin: foreignOrigin }),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(patience), ...(signal === undefined ? [] : [signal])]),
    });
  };

  /** One attempt, whatever the backend says about limits and challenges. */
  const once = async (sent: Sent): Promise<Answer> => {
    const answer = await begin(sent)
      .then(response => answerFrom(sent, response))
      .catch((error: unknown) => {
        const why = error instanceof Error && error.name === 'TimeoutError' ? 'within 30 seconds' : 'at all';
        throw new RuleBroken('an answer', `${lineOf({ sent })} was not answered ${why}`);
      });
    line.onAnswer(answer);
    return answer;
  };

  /** Fetches a challenge and solves it. */
  const solve = async (): Promise<ChallengeSolution> =>
    solveChallenge(read(await send({ path: '/challenge' }), 200, challengeSchema));

  /** One call: waits for a short rate limit, and pays with a solved challenge where a code must. */
  const send = async (sent: Sent): Promise<Answer> => {
    for (let tries = 0; ; tries += 1) {
      const answer = await once(sent);
      const problem = answer.status === 429 ? problemOf(answer) : undefined;
      if (problem?.code === 'challenge_required' && isTrackingCode(sent.bearer) && tries === 0)
        return once({ ...sent, headers: { ...sent.headers, ...(await paid()) } });
      if (problem?.code !== 'rate_limited') return answer;
      const wait = Number(answer.headers.get('Retry-After') ?? Infinity);
      if (!(wait <= longestWait) || tries === 3)
        throw new NotRun(`rate limits stood in the way: ${lineOf(answer)} may be called again in ${wait} s`);
      await new Promise(resolve => setTimeout(resolve, wait * 1000));
    }
  };

  /** The response as it begins, of a call by code; pays with a solved challenge where it must. */
  const open = async (sent: Sent, signal?: AbortSignal): Promise<Response> => {
    const response = await begin(sent, signal);
    if (
      response.status !== 429 ||
      problemOf(await answerFrom(sent, response.clone()))?.code !== 'challenge_required'
    )
      return response;
    await response.body?.cancel();
    return begin({ ...sent, headers: { ...sent.headers, ...(await paid()) } }, signal);
  };

  const paid = async () => ({ 'Mimer-Challenge': challengeHeader(await solve()) });

  return Object.assign(send, { once, begin, open, solve });
};

export type Send = ReturnType<typeof createSend>;
