import { digest } from '../digest.ts';

/** What a call answers, before it is HTTP: JSON, bytes, a stream of events, or nothing. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: Blob | ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** JSON about one person, which nothing on the way may keep. */
export const privately = (json: unknown, headers: Record<string, string> = {}, status = 200): Answer => ({
  status,
  headers: { 'Cache-Control': 'private, no-store', ...headers },
  json,
});

/** The same with an ETag of its own text, and `304` for who has it already. */
export const privatelyTagged = (json: unknown, request: Request): Answer =>
  unlessKnown(privately(json, { ETag: `"${digest(JSON.stringify(json))}"` }), request);

/** Public JSON that pages may keep for five minutes and revalidate by its ETag. */
export const cacheable = (json: unknown, request: Request): Answer => {
  const headers = { 'Cache-Control': 'public, max-age=300', ETag: `W/"${digest(JSON.stringify(json))}"` };
  return unlessKnown({ status: 200, headers, json }, request);
};

const unlessKnown = (answer: Answer, request: Request): Answer => {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  const known = (request.headers.get('If-None-Match') ?? '').split(',').map(bare);
  const isKnown = known.includes('*') || known.includes(bare(answer.headers?.['ETag'] ?? ''));
  return isKnown ? { status: 304, headers: answer.headers ?? {} } : answer;
};

/** The answer as HTTP. */
export const responseOf = ({ status, headers = {}, json, body }: Answer, method: string): Response => {
  const isBare = method === 'HEAD' || status === 204 || status === 304;
  const content = json === undefined ? (body ?? null) : JSON.stringify(json);
  return new Response(isBare ? null : content, {
    status,
    headers: { ...(json !== undefined && { 'Content-Type': 'application/json' }), ...headers },
  });
};
