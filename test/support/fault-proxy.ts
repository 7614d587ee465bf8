import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { onLoopback } from './on-loopback.ts';

/** What goes wrong with one request or its answer; what follows `after: 'server'` happens once the server has done its part. */
export type Fault =
  | { readonly type: 'latency'; readonly milliseconds: number }
  /** The connection is reset before the request is through. */
  | { readonly type: 'reset' }
  /** So many bytes of the request's body go through, then both sides are cut off. */
  | { readonly type: 'cutRequest'; readonly at: number }
  /** The server has done what it was asked, and nobody gets to know. */
  | { readonly type: 'lostAnswer' }
  /** So many bytes of the answer's body come through, then the connection is reset. */
  | { readonly type: 'cutAnswer'; readonly at: number }
  /** The answer ends where it is cut, properly closed and as long as it says: half a document. */
  | { readonly type: 'truncatedJson'; readonly at: number }
  /** The whole answer, without its length, and a connection that is closed late. */
  | { readonly type: 'slowClose'; readonly milliseconds: number }
  /** A page of a hotel's network, with 200. */
  | { readonly type: 'html'; readonly after: 'nothing' | 'server' }
  /** A gateway on the way that gave up. */
  | { readonly type: 'badGateway'; readonly after: 'nothing' | 'server' }
  /** A gateway on the way that counts calls, and speaks the contract. */
  | { readonly type: 'tooMany' };

/** What one request met. */
export interface Passage {
  readonly method: string;
  readonly path: string;
  /** The idempotency key. */
  readonly key: string | undefined;
  readonly fault: Fault | undefined;
  /** What the server answered, whether or not it arrived. */
  answer?: { readonly status: number; readonly body: string };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const htmlPage = '<!doctype html><title>Wi-Fi</title><p>Devam etmek için giriş yapınız.';

const tooMany = JSON.stringify({
  type: 'about:blank',
  title: 'Too many requests',
  status: 429,
  code: 'rate_limited',
  detail: 'That was too often.',
  requestId: 'gateway',
  retryAfter: 300,
});

/** Hop-by-hop and for the length of a body that may be cut. */
const withoutLength = ({
  'content-length': _,
  'transfer-encoding': _1,
  connection: _2,
  ...rest
}: Answer['headers']) => rest;

/**
 * A bad line in front of a server on this machine: each request meets the fault that `choose` names, if any. It ends with the test.
 */
export const faultProxy = async (
  t: TestContext,
  target: string,
  choose: (passage: Omit<Passage, 'fault'>) => Fault | undefined,
) => {
  const { hostname, port } = new URL(target);
  const passages: Passage[] = [];

  /** Asks the server; `sent` is the part of the body that goes through. */
  const ask = (request: IncomingMessage, body: Buffer, sent = body): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { method, url: path, headers } = request;
      const { 'transfer-encoding': _, ...kept } = headers;
      const onward = send(
        {
          hostname,
          port,
          method,
          path,
          agent: false,
          headers: { ...kept, ...(body.length > 0 && { 'content-length': body.length }) },
        },
        answer => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
          );
        },
      );
      onward.on('error', reject);
      if (sent.length === body.length) onward.end(body);
      else onward.write(sent, () => setTimeout(() => onward.destroy(new Error('Cut.')), 5));
    });

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const key = request.headers['idempotency-key'];
    const named = {
      method: request.method ?? '',
      path: request.url ?? '',
      key: typeof key === 'string' ? key : undefined,
    };
    const fault = choose(named);
    const passage: Passage = { ...named, fault };
    passages.push(passage);
    const reset = () => request.socket.resetAndDestroy();
    if (fault?.type === 'reset') return void reset();

    const chunks: Buffer[] = [];
    for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const reach = async (): Promise<Answer> => {
      const answer = await ask(request, body);
      passage.answer = { status: answer.status, body: answer.body.toString() };
      return answer;
    };
    const close = (status: number, type: string, text: string) =>
      response.writeHead(status, { 'Content-Type': type, ...openToAll }).end(text);
    const send = ({ status, headers, body }: Answer) => response.writeHead(status, headers).end(body);

    switch (fault?.type) {
      case undefined:
        send(await reach());
        return;
      case 'latency':
        await delay(fault.milliseconds);
        send(await reach());
        return;
      case 'cutRequest':
        await ask(request, body, body.subarray(0, Math.min(fault.at, body.length - 1))).catch(
          () => undefined,
        );
        reset();
        return;
      case 'lostAnswer':
        await reach();
        reset();
        return;
      case 'cutAnswer': {
        const { status, headers, body } = await reach();
        response.writeHead(status, headers);
        response.write(body.subarray(0, Math.min(fault.at, body.length - 1)), () => setTimeout(reset, 5));
        return;
      }
      case 'truncatedJson': {
        const { status, headers, body } = await reach();
        const end = Math.min(fault.at, body.length - 1);
        response.writeHead(status, withoutLength(headers)).end(body.subarray(0, end));
        return;
      }
      case 'slowClose': {
        const { status, headers, body } = await reach();
        response.writeHead(status, { ...withoutLength(headers), connection: 'close' });
        response.write(body);
        await delay(fault.milliseconds);
        response.end();
        return;
      }
      case 'html':
        if (fault.after === 'server') await reach();
        close(200, 'text/html', htmlPage);
        return;
      case 'badGateway':
        if (fault.after === 'server') await reach();
        close(502, 'text/html', '<h1>502 Bad Gateway</h1>');
        return;
      case 'tooMany':
        response.setHeader('Retry-After', '300');
        close(429, 'application/problem+json', tooMany);
    }
  };

  const server = createServer((request, response) => {
    // A client that hung up, or a server that was killed: the line is simply dead.
    pass(request, response).catch(() => request.socket.destroy());
  });
  const { port: own } = await onLoopback(t, server);
  return {
    origin: `http://localhost:${own}`,
    /** Every request so far, in order. */
    passages,
  };
};

/** As the server says it: what stands in front of it may be another origin's. */
const openToAll = { 'Access-Control-Allow-Origin': '*' };
