import * as z from 'zod/mini';
import { figure } from '../figure.ts';
import { inTurns } from '../in-turns.ts';
import { peerVersion } from '../peers.ts';
import { ratio } from '../ratio.ts';
import type { Row } from '../row.ts';
import {
  clientNames,
  clientTimesSchema,
  type ClientCalls,
  type ClientName,
} from '../workers/client-question.ts';
import { listeningSchema } from '../workers/listen.ts';
import { startWorker } from '../workers/start-worker.ts';

const rounds = 31;
const calls = 60;

export const sdkCall: Row = {
  name: 'sdk-call',
  group: 'server',
  what: 'SDK call over bare fetch, loopback: a tracked request, checked by its schema',
  peer: 'openapi-fetch and axios, which check nothing; ky alone and with zod/mini, of which the SDK is made',
  floor: 'fetch',
  budget: '≤ 1.8 × fetch',
  run: async () => {
    const server = await startWorker('canned-answer', listeningSchema);
    const endpoint = `http://127.0.0.1:${server.ready.port}/melikgazi/v1`;
    const clients = await startWorker<ClientCalls, object>('client-calls', z.object({}), {
      args: [endpoint],
    });
    const processor = new Map<ClientName, number[]>(clientNames.map(client => [client, []]));
    const call = (client: ClientName) => async () => {
      const times = await clients.ask({ client, calls }, clientTimesSchema);
      processor.get(client)?.push(times.processor);
      return times.microseconds;
    };
    const measured = await inTurns(rounds, {
      fetch: call('fetch'),
      openApi: call('openApi'),
      axios: call('axios'),
      ky: call('ky'),
      kyZod: call('kyZod'),
      mimer: call('mimer'),
    });
    await Promise.all([clients.stop(), server.stop()]);

    const ours = figure('the SDK', 'ours', 'µs', measured('mimer'));
    const floor = figure('fetch', 'floor', 'µs', measured('fetch'));
    const ourProcessor = processor.get('mimer') ?? [];
    const floorProcessor = processor.get('fetch') ?? [];
    return {
      figures: [
        ours,
        figure(`openapi-fetch ${await peerVersion('openapi-fetch')}`, 'peer', 'µs', measured('openApi')),
        figure(`axios ${await peerVersion('axios')}`, 'peer', 'µs', measured('axios')),
        figure('ky alone', 'peer', 'µs', measured('ky')),
        figure('ky and zod/mini', 'peer', 'µs', measured('kyZod')),
        floor,
        figure('processor time each, the SDK', 'ours', 'µs', ourProcessor),
        figure('processor time each, fetch', 'floor', 'µs', floorProcessor),
      ],
      checks: [
        {
          what: 'bare fetch',
          value: ratio(measured('mimer'), measured('fetch')),
          unit: '×',
          limit: 1.8,
          must: 'at most',
        },
      ],
      remarks: [
        `A round is ${calls} calls, one after the other.`,
        `By processor time it is ${ratio(ourProcessor, floorProcessor).toFixed(2)} × fetch, which a busy machine disturbs less.`,
      ],
    };
  },
};
