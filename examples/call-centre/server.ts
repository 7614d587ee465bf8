import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';

// Serves the operators' page, and passes their calls on to the backend with the API key, which never leaves this process. Who the
// operator is, the single sign-on in front says in a header; the page cannot say that it was somebody else.

const { MIMER_ENDPOINT: endpoint, MIMER_KEY: apiKey, OPERATOR: alone, PORT = '8070' } = process.env;
const { OPERATOR_HEADER: header = 'x-remote-user' } = process.env;
if (endpoint === undefined || apiKey === undefined) {
  console.error('Set MIMER_ENDPOINT and MIMER_KEY; README.md says what to.');
  process.exit(1);
}
const sdk = new URL('.', import.meta.resolve('@melikgazi/mimer-sdk/package.json'));
const html = await readFile(new URL('page/index.html', import.meta.url), 'utf8');
const importMap = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
const policy = [
  `default-src 'none'; script-src 'self' 'sha256-${createHash('sha256').update(importMap).digest('base64')}'`,
  "style-src 'self'; connect-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
].join('; ');
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
};
const toBackend = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
];
const toPage = ['content-type', 'etag', 'retry-after', 'cache-control', 'idempotency-replayed'];

/** A file of the page, or of the client; the parser of addresses has taken all “..” out. */
const fileAt = async (path: string): Promise<Response> => {
  const url = path.startsWith('/sdk/')
    ? new URL(path.slice(5), sdk)
    : new URL(`page${path}`, import.meta.url);
  const content = path === '/index.html' ? html : await readFile(url).catch(() => null);
  const type = types[extname(path)];
  if (content === null || type === undefined) return new Response(null, { status: 404 });
  return new Response(content, { headers: { 'Content-Type': type } });
};

const passOn = async (request: IncomingMessage, path: string, operator: string): Promise<Response> => {
  const { method = 'GET' } = request;
  const headers = new Headers({ Authorization: `Bearer ${apiKey}` });
  for (const name of toBackend) headers.set(name, String(request.headers[name] ?? ''));
  const sent = await text(request);
  const signed = () => JSON.stringify({ ...Object(JSON.parse(sent)), source: 'phone', operator });
  const body = method === 'GET' ? null : path === '/requests' ? signed() : sent;
  const answer = await fetch(`${endpoint}${path}`, { method, headers, body, redirect: 'error' });
  const told = toPage
    .map(name => [name, answer.headers.get(name) ?? ''] as const)
    .filter(([, value]) => value);
  const content = answer.status === 304 ? null : await answer.arrayBuffer();
  return new Response(content, { status: answer.status, headers: Object.fromEntries(told) });
};

const respond = async (request: IncomingMessage): Promise<Response> => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://call-centre');
  const operator = request.headers[header] ?? alone;
  if (typeof operator !== 'string' || operator === '') return new Response('Sign in first.', { status: 401 });
  if (pathname === '/operator') return new Response(operator);
  if (pathname.startsWith('/api/')) return passOn(request, `${pathname.slice(4)}${search}`, operator);
  return fileAt(pathname === '/' ? '/index.html' : pathname);
};

const server = createServer((request, response) => {
  const answered = respond(request).catch(() => new Response(null, { status: 502 }));
  void answered.then(async answer => {
    const safe = { 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff' };
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...safe });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
});
server.listen(Number(PORT), '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}/`);
});
