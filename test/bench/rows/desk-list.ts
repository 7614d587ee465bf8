import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openFileKeyStore } from '../../../reference-server/src/keys/file-key-store.ts';
import { figure } from '../figure.ts';
import { quantile } from '../quantile.ts';
import type { Check, Figure, Row } from '../row.ts';
import { deskQuery, deskQueryKinds, queryString, type DeskQueryKind } from '../seed/desk-queries.ts';
import { serverEnvironment } from '../seed/setting.ts';
import { threeYears } from '../three-years.ts';
import { listeningSchema, type Listening } from '../workers/listen.ts';
import { startWorker } from '../workers/start-worker.ts';
import { timesSchema, type StoreQuestion } from '../workers/store-questions.ts';

const rounds = 3;
const queriesEach = 40;

/** Milliseconds. */
const limits: Readonly<Record<DeskQueryKind, number>> = {
  filters: 50,
  number: 50,
  telephone: 50,
  name: 50,
  text: 300,
};

const queriesOf = (kind: DeskQueryKind): string[] =>
  Array.from({ length: queriesEach }, (_, index) => queryString(deskQuery(kind, index, threeYears)));

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
    for (const kind of deskQueryKinds) {
      const queries = queriesOf(kind);
      // Warms up.
      await server.ask({ do: 'list', queries }, timesSchema);
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1)
        times.push(...(await server.ask({ do: 'list', queries }, timesSchema)));
      const throughHttp = await timesThroughHttp(server.ready.port, apiKey, queries);
      const p99 = quantile(times, 0.99);
      figures.push(
        figure(`${kind}, the half`, 'ours', 'ms', times),
        figure(`${kind}, p99`, 'ours', 'ms', [p99]),
        figure(`${kind}, p99 through HTTP`, 'ours', 'ms', [quantile(throughHttp, 0.99)]),
      );
      checks.push({ what: `p99 by ${kind}`, value: p99, unit: 'ms', limit: limits[kind], must: 'at most' });
    }
    await server.stop();
    await rm(join(data, 'keys'), { recursive: true });
    return {
      figures,
      checks,
      remarks: [
        `${queriesEach} different queries of each kind, ${rounds} times from the store and once through HTTP.`,
      ],
    };
  },
};
