import { createMimer } from '@melikgazi/mimer-sdk';
import { trackedRequestSchema } from '@melikgazi/mimer-sdk/contract';
import ky from 'ky';
import * as z from 'zod/mini';
import { importPeer } from '../peers.ts';
import { answerQuestions } from './answer-questions.ts';
import { clientCallsSchema, type ClientName } from './client-question.ts';

// Clients that fetch a tracked request from a server on this machine.

const [endpoint = ''] = process.argv.slice(2);
const reference = '2026-4819073-2';
const code = '4805137296';
const url = `${endpoint}/requests/${reference}`;
const headers = { Accept: 'application/json', Authorization: `Bearer ${code}` };

const mimer = createMimer({ endpoint });

const openApiSchema = z.object({
  default: z.custom<
    (options: { readonly baseUrl: string }) => {
      GET(
        path: string,
        options: {
          readonly params: { readonly path: { readonly reference: string } };
          readonly headers: object;
        },
      ): Promise<{ readonly data?: unknown }>;
    }
  >(value => typeof value === 'function'),
});
const openApi = (await importPeer('openapi-fetch', openApiSchema)).default({ baseUrl: endpoint });

const axiosSchema = z.object({
  default: z.custom<{
    get(url: string, options: { readonly headers: object }): Promise<{ readonly data: unknown }>;
  }>(value => typeof value === 'function'),
});
const { default: axios } = await importPeer('axios', axiosSchema);

const clients: Readonly<Record<ClientName, () => Promise<unknown>>> = {
  fetch: async (): Promise<unknown> => (await fetch(url, { headers })).json(),
  mimer: () => mimer.requests.track(reference, code),
  openApi: async () =>
    (await openApi.GET('/requests/{reference}', { params: { path: { reference } }, headers })).data,
  axios: async () => (await axios.get(url, { headers })).data,
  ky: () => ky.get(url, { headers }).json(),
  kyZod: async () => trackedRequestSchema.parse(await ky.get(url, { headers }).json()),
};

for (const [name, call] of Object.entries(clients))
  if (!z.safeParse(trackedRequestSchema, await call()).success)
    throw new Error(`The client ${name} does not answer the request.`);

answerQuestions({}, clientCallsSchema, async ({ client, calls }) => {
  const call = clients[client];
  const begin = performance.now();
  const used = process.cpuUsage();
  for (let done = 0; done < calls; done += 1) await call();
  const { user, system } = process.cpuUsage(used);
  return { microseconds: ((performance.now() - begin) * 1000) / calls, processor: (user + system) / calls };
});
