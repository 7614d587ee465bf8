import { figure } from './figure.ts';
import { quantile } from './quantile.ts';
import type { Check, Figure } from './row.ts';
import { deskQuery, deskQueryKinds, queryString, type DeskQueryKind } from './seed/desk-queries.ts';
import type { Worker } from './workers/start-worker.ts';
import { timesSchema, type StoreQuestion } from './workers/store-questions.ts';

export const deskRounds = 3;
export const deskQueriesEach = 40;

/** Milliseconds. */
const limits: Readonly<Record<DeskQueryKind, number>> = {
  filters: 50,
  number: 50,
  telephone: 50,
  name: 50,
  text: 300,
};

/** How long a server's store takes for one kind of list. */
export interface DeskTimes {
  readonly kind: DeskQueryKind;
  /** What was asked, as the queries of URLs. */
  readonly queries: readonly string[];
  readonly figures: readonly Figure[];
  readonly check: Check;
}

/** Measures the lists of each kind, among the first `count` seeded requests, one after the other. */
export async function* deskTimes(
  server: Worker<StoreQuestion>,
  count: number,
): AsyncGenerator<DeskTimes, void, undefined> {
  for (const kind of deskQueryKinds) {
    const queries = Array.from({ length: deskQueriesEach }, (_, index) =>
      queryString(deskQuery(kind, index, count)),
    );
    // Warms up.
    await server.ask({ do: 'list', queries }, timesSchema);
    const times: number[] = [];
    for (let round = 0; round < deskRounds; round += 1)
      times.push(...(await server.ask({ do: 'list', queries }, timesSchema)));
    const p99 = quantile(times, 0.99);
    yield {
      kind,
      queries,
      figures: [
        figure(`${kind}, the half`, 'ours', 'ms', times),
        figure(`${kind}, p99`, 'ours', 'ms', [p99]),
      ],
      check: { what: `p99 by ${kind}`, value: p99, unit: 'ms', limit: limits[kind], must: 'at most' },
    };
  }
}
