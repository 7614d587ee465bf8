import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { onLoopback } from './on-loopback.ts';
import type { Scope } from './server-process.ts';

/**
 * A balancer in front of servers on this machine: each call goes to the next one, as it comes, and so does its answer, also
 * one that never ends. It ends with the test.
 */
export const roundRobin = async (t: Scope) => {
  const origins: string[] = [];
  const calls: number[] = [];
  let next = 0;
  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    const chosen = next;
    next = (next + 1) % origins.length;
    calls[chosen] = (calls[chosen] ?? 0) + 1;
    const { hostname, port } = new URL(origins[chosen] ?? '');
    const { method, url: path, headers } = request;
    const onward = send({ hostname, port, method, path, headers, agent: false }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    onward.on('error', () => response.destroy());
    // Whoever leaves leaves there, too.
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  };
  // Longer than any caller keeps a connection: closed as a call comes, it would leave that without an answer.
  const server = createServer({ keepAliveTimeout: 60_000 }, pass);
  const { port } = await onLoopback(t, server);
  return {
    origin: `http://localhost:${port}`,
    /** Puts it in front of one more server. */
    add: (to: string) => void origins.push(to),
    /** How many calls each has got. */
    calls: (): readonly number[] => calls,
  };
};
