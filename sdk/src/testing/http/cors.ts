import { corsRequestHeaders, corsResponseHeaders } from '../../contract/cors.ts';

/** The origin that an answer may be read from: any for a citizen’s call, the operator’s own for a desk’s. */
const allowedOrigin = (
  path: string,
  origin: string | null,
  deskOrigins: readonly string[],
): string | undefined => {
  if (!/^\/desk(\/|$)/.test(path)) return '*';
  return origin !== null && deskOrigins.includes(origin) ? origin : undefined;
};

/** Says who may read an answer. */
export const withCors = (
  response: Response,
  { path, origin, deskOrigins }: { path: string; origin: string | null; deskOrigins: readonly string[] },
): Response => {
  response.headers.append('Vary', 'Origin');
  const allowed = allowedOrigin(path, origin, deskOrigins);
  if (allowed === undefined) return response;
  response.headers.set('Access-Control-Allow-Origin', allowed);
  response.headers.set('Access-Control-Expose-Headers', corsResponseHeaders.join(','));
  return response;
};

/** The answer to a browser that asks before it calls. */
export const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET,POST,PUT,DELETE',
      'Access-Control-Allow-Headers': corsRequestHeaders.join(','),
      'Access-Control-Max-Age': '7200',
    },
  });
