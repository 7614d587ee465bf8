import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { TestContext } from 'node:test';

/** A call as it came. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * What a receiver does with a call: answers a status, `lost`: takes it and drops the answer, `dropped`: drops the call
 * unread.
 */
export type Reaction = number | 'lost' | 'dropped';

/** A server on this machine that writes down what it is sent; it ends with the test. */
export const httpReceiver = async (
  t: TestContext,
  react: (received: Received) => Reaction | Promise<Reaction> = () => 200,
) => {
  const taken: Received[] = [];
  const calls: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const received = { path: request.url ?? '', headers: request.headers, body };
      calls.push(received);
      void Promise.resolve(react(received)).then(reaction => {
        if (reaction === 'lost' || (typeof reaction === 'number' && reaction < 300)) taken.push(received);
        if (typeof reaction === 'number') response.writeHead(reaction, { Location: '/elsewhere' }).end();
        else request.socket.destroy();
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${portOf(server)}/in`,
    port: portOf(server),
    /** All calls, in order. */
    calls,
    /** Those that were taken on, whether or not the caller got to know. */
    taken,
  };
};

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen.');
  return address.port;
};
