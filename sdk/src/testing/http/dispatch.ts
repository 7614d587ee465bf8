import {
  deskRequestSchema,
  jurisdictionSchema,
  serviceListSchema,
  trackedRequestSchema,
  unitListSchema,
  type Call,
} from '../../contract/index.ts';
import { openApiDocument } from '../../contract/openapi/index.ts';
import { problemDetails, problemFrom } from '../../domain/problem-details.ts';
import { ProblemError } from '../../domain/problem-error.ts';
import { capabilityOf, handlers } from '../calls/index.ts';
import type { Core } from '../core.ts';
import { preferredLocale } from '../languages.ts';
import type { Befall } from '../scenarios.ts';
import { admit } from '../tracking.ts';
import { cacheable, responseOf, type Answer } from './answer.ts';
import { preflight, withCors } from './cors.ts';
import { callerOf } from './credentials.ts';
import { readBody } from './read-body.ts';
import { routesAt, type Route } from './route.ts';

/** Answers requests to an endpoint as the contract says, unless a scenario has it otherwise. */
export const createDispatch = (core: Core, befall: Befall) => {
  let count = 0;
  return async (request: Request): Promise<Response> => {
    const path = pathIn(request, core.endpoint);
    const { method, headers } = request;
    const requestId = `request-${(count += 1)}`;
    const cors = { path, origin: headers.get('Origin'), deskOrigins: core.deskOrigins };
    if (method === 'OPTIONS' && headers.has('Access-Control-Request-Method'))
      return withCors(preflight(), cors);

    const known = routesAt(path);
    const routes = known.filter(({ name }) => isOffered(capabilityOf[name], core));
    const [named, route] = [known, routes].map(those => those.find(({ call }) => isAsked(call, method)));
    const reach = () =>
      settled(requestId, async () =>
        responseOf(await answerTo({ routes, route, path, request, core }), method),
      );
    const response = await settled(requestId, () => befall(named?.name, request, reach));
    if (response.status === 405)
      response.headers.set('Allow', routes.map(({ call }) => call.method).join(', '));
    response.headers.set('X-Request-Id', requestId);
    return withCors(response, cors);
  };
};

const isAsked = (call: Call, method: string): boolean =>
  call.method === method || (call.method === 'GET' && method === 'HEAD');

/** The path below the endpoint; the endpoint’s own with and without a slash. */
const pathIn = (request: Request, endpoint: string): string => {
  const path = new URL(request.url).pathname.slice(new URL(endpoint).pathname.replace(/\/$/, '').length);
  return path === '' ? '/' : path;
};

const isOffered = (capability: string | undefined, { capabilities }: Core): boolean =>
  capability === undefined || capabilities.some(name => name === capability);

interface Arrival {
  readonly routes: readonly Route[];
  readonly route: Route | undefined;
  readonly path: string;
  readonly request: Request;
  readonly core: Core;
}

const answerTo = async ({ routes, route, path, request, core }: Arrival): Promise<Answer> => {
  if (path === '/openapi.json' && request.method === 'GET')
    return cacheable(openApiDocument('0.0.0-testing', core.endpoint), request);
  if (routes.length === 0) throw new ProblemError('not_found', 'There is nothing here.');
  if (route === undefined)
    throw new ProblemError('method_not_allowed', 'This can’t be asked with that method.');
  const { name, params } = route;
  const call: Call = route.call;
  const { headers, url } = request;
  const caller = callerOf(call, headers.get('Authorization'), core.keys);
  const reference = params['reference'] ?? headers.get('Mimer-Reference') ?? '';
  const challenge = headers.get('Mimer-Challenge');
  const hasPaid = caller.as === 'citizen' && (await admit({ reference, code: caller.code, challenge }, core));
  const body = call.body === undefined ? {} : await readBody(request);
  const { locales, defaultLocale } = core.data.profile;
  const locale = preferredLocale(headers.get('Accept-Language'), { locales, fallback: defaultLocale });
  const query = queryOf(new URL(url).searchParams);
  const answer = await handlers[name]({ core, call, request, params, query, body, caller, locale, hasPaid });
  if (!isLocalised(call)) return answer;
  const language = { 'Content-Language': locale, Vary: 'Accept-Language' };
  return { ...answer, headers: { ...answer.headers, ...language } };
};

const queryOf = (parameters: URLSearchParams): Record<string, string | readonly string[]> =>
  Object.fromEntries(
    [...new Set(parameters.keys())].map(name => {
      const [first = '', ...more] = parameters.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    }),
  );

const localised: readonly unknown[] = [
  jurisdictionSchema,
  serviceListSchema,
  trackedRequestSchema,
  deskRequestSchema,
  unitListSchema,
];

/** Whether an answer has texts in the language that was asked for. */
const isLocalised = ({ answer: { schema } }: Call): boolean => localised.includes(schema);

/** What was refused, as a problem document; what is neither an answer nor a refusal is thrown on. */
const settled = async (requestId: string, answer: () => Promise<Response>): Promise<Response> => {
  try {
    return await answer();
  } catch (error) {
    const problem = problemFrom(error);
    if (problem === undefined) throw error;
    const { status, retryAfter } = problem;
    return new Response(JSON.stringify(problemDetails(problem, requestId)), {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
        ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
      },
    });
  }
};
