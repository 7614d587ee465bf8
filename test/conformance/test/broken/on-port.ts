import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { TestContext } from 'node:test';
import { through, type Middleman } from './proxy.ts';
import { onLoopback } from '../../../support/on-loopback.ts';

/** A middleman in front of a backend as a backend of its own, on a free port; it ends with the test. */
export const onPort = async (t: TestContext, endpoint: string, middleman: Middleman): Promise<string> => {
  const fetch = through(endpoint, middleman);
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
    const { method = 'GET', url = '' } = request;
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      /^(host|connection|content-length|transfer-encoding)$/.test(name) ? [] : [[name, String(value)]],
    );
    const answered = await fetch(`${endpoint}${url}`, {
      method,
      headers,
      ...(chunks.length > 0 && { body: new Uint8Array(Buffer.concat(chunks)) }),
    });
    const kept = [...answered.headers].filter(
      ([name]) => !/^(content-encoding|content-length|transfer-encoding|connection|keep-alive)$/.test(name),
    );
    response.writeHead(answered.status, Object.fromEntries(kept));
    if (answered.body === null) response.end();
    else await pipeline(answered.body, response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return (await onLoopback(t, server)).origin;
};
