import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemCodes, type Problem, type ProblemCode } from '@melikgazi/mimer-sdk/contract';

/** How patient the server is with slow and talkative clients, in milliseconds and bytes. */
export const usualPatience = {
  // Headers fit into a packet or two; whoever sends them byte by byte holds a connection for nothing.
  headersTimeout: 10_000,
  // A photo over a bad connection takes minutes.
  requestTimeout: 300_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 16_384,
};

const mostHeaders = 100;

/** A connection on which nothing moves for so long is given up; live answers send a comment more often. */
const longestSilence = 120_000;

export interface HttpServer {
  readonly server: Server;
  /** Resolves when all that was under way is answered and nobody is connected any more. */
  readonly finish: () => Promise<void>;
}

/** A server for `handler`, which also answers with a problem document what is too broken to reach it. */
export const createHttpServer = (
  handler: (...exchange: Parameters<RequestListener>) => unknown,
  patience = usualPatience,
): HttpServer => {
  const open = new Set<ServerResponse>();
  const listener: RequestListener = (request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    handler(request, response);
  };
  // The application refuses a missing Host itself, in the words of the contract.
  const server = createServer({ ...patience, requireHostHeader: false }, listener);
  server.maxHeadersCount = mostHeaders;
  server.timeout = longestSilence;
  server.on('checkExpectation', listener);
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    const isAnswered = [...open].some(response => response.socket === socket && response.headersSent);
    if (error.code === 'ECONNRESET' || isAnswered || !socket.writable) socket.destroy();
    else refuse(socket, error.code);
  });
  return {
    server,
    finish: async () => {
      await Promise.all(Array.from(open, response => once(response, 'close')));
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      // Whoever has not even sent its headers by now was not listened to.
      const cut = setTimeout(() => server.closeAllConnections(), 1000);
      await closed;
      clearTimeout(cut);
    },
  };
};

const refusals: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  HPE_HEADER_OVERFLOW: ['too_large', 'The headers are larger than 16 KiB.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['malformed', 'The request did not come in time.'],
};

const refuse = (socket: Duplex, reason = ''): void => {
  const [code, detail] = refusals[reason] ?? ['malformed', 'This is no HTTP request.'];
  const status = problemCodes[code];
  const requestId = randomUUID();
  const problem: Problem = { type: 'about:blank', title: code, status, code, detail, requestId };
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${status} Refused`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      `X-Request-Id: ${requestId}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};
