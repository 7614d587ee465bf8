import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openFileKeyStore } from '../../../reference-server/src/keys/file-key-store.ts';
import { deskQueriesEach, deskRounds, deskTimes } from '../desk-times.ts';
import { figure } from '../figure.ts';
import { quantile } from '../quantile.ts';
import type { Check, Figure, Row } from '../row.ts';
import { serverEnvironment } from '../seed/setting.ts';
import { threeYears } from '../three-years.ts';
import { listeningSchema, type Listening } from '../workers/listen.ts';
import { startWorker } from '../workers/start-worker.ts';
import type { StoreQuestion } from '../workers/store-questions.ts';

const timesThroughHttp = async (port: number, apiKey: string, queries: readonly string[]) => {
  const times: number[] = [];
  for (const query of queries) {
    const begin = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}/melikgazi/v1/desk/requests?${query}`, {
      headers: { Authorization: `Bearer ${apiKey}` },
    });
    await response.json();
    if (!response.ok) throw new Error(`The desk list answered ${response.status}.`);
    times.push(performance.now() - begin);
  }
  return times;
};

export const deskList: Row = {
  name: 'desk-list',
  group: 'server',
  what: `desk list at ${threeYears.toLocaleString('en')} requests`,
  peer: 'none',
  floor: 'none',
  budget: 'p99 ≤ 50 ms for filters, number, telephone, name; ≤ 300 ms for text',
  run: async ({ seeded }) => {
    const data = await seeded(threeYears);
    const apiKey = await openFileKeyStore(data).create(
      { label: 'Bench', scopes: ['desk:read', 'desk:sensitive'], test: false },
      new Date(),
    );
    const server = await startWorker<StoreQuestion, Listening>('mimer-server', listeningSchema, {
      environment: serverEnvironment(data),
    });
    const figures: Figure[] = [];
    const checks: Check[] = [];
    for await (const { kind, queries, figures: ofStore, check } of deskTimes(server, threeYears)) {
      const throughHttp = await timesThroughHttp(server.ready.port, apiKey, queries);
      figures.push(
        ...ofStore,
        figure(`${kind}, p99 through HTTP`, 'ours', 'ms', [quantile(throughHttp, 0.99)]),
      );
      checks.push(check);
    }
    await server.stop();
    await rm(join(data, 'keys'), { recursive: true });
    return {
      figures,
      checks,
      remarks: [
        `${deskQueriesEach} different queries of each kind, ${deskRounds} times from the store and once through HTTP.`,
      ],
    };
  },
};
