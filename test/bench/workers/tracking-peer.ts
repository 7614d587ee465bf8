import Koa from 'koa';
import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import * as z from 'zod/mini';
import { importPeer } from '../peers.ts';
import { answerQuestions } from './answer-questions.ts';
import { listen } from './listen.ts';
import { openEndpoint } from './open-endpoint.ts';
import { trackingWork } from './tracking-work.ts';
import { usage, usageQuestionSchema } from './usage.ts';

// A server of one call, tracking a request, on a framework or none; with the headers that MİMER's server sends.

const { endpoint } = await openEndpoint();
const work = trackingWork(endpoint);
const [framework = '', headersText = '{}'] = process.argv.slice(2);
const headers = z.parse(z.record(z.string(), z.string()), JSON.parse(headersText));
const own = (tag: string) => ({ ...headers, etag: tag, 'x-request-id': randomUUID() });
const path = /^\/melikgazi\/v1\/requests\/([\d-]+)$/;

const bareHttp = (): Server =>
  createServer((request, response) => {
    const reference = path.exec(request.url ?? '')?.[1] ?? '';
    work(request, reference).then(
      ({ tag, json }) => {
        response.writeHead(200, { ...own(tag), 'content-length': Buffer.byteLength(json) });
        response.end(json);
      },
      () => response.writeHead(404).end(),
    );
  });

const koaAlone = (): Server => {
  const app = new Koa();
  app.use(async ctx => {
    const { tag, json } = await work(ctx.req, path.exec(ctx.path)?.[1] ?? '');
    ctx.set(own(tag));
    ctx.body = json;
  });
  const handle: RequestListener = (request, response) => void app.callback()(request, response);
  return createServer(handle);
};

interface Reply {
  headers(headers: Readonly<Record<string, string>>): Reply;
  send(body: string): Reply;
}

interface Fastify {
  get(
    path: string,
    handler: (
      request: {
        readonly raw: Parameters<RequestListener>[0];
        readonly params: { readonly reference: string };
      },
      reply: Reply,
    ) => Promise<Reply>,
  ): unknown;
  ready(): PromiseLike<unknown>;
  readonly server: Server;
}

const fastifySchema = z.object({ default: z.custom<() => Fastify>(value => typeof value === 'function') });

const fastify = async (): Promise<Server> => {
  const { default: createFastify } = await importPeer('fastify', fastifySchema);
  const app = createFastify();
  app.get('/melikgazi/v1/requests/:reference', async (request, reply) => {
    const { tag, json } = await work(request.raw, request.params.reference);
    return reply.headers(own(tag)).send(json);
  });
  await app.ready();
  return app.server;
};

const serverOn = (name: string): Server | Promise<Server> => {
  if (name === 'fastify') return fastify();
  return name === 'koa' ? koaAlone() : bareHttp();
};

const server = await serverOn(framework);
answerQuestions(await listen(server), usageQuestionSchema, usage, async () => {
  server.closeAllConnections();
  await endpoint.store.close();
});
