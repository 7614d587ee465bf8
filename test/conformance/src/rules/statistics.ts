import { statisticsSchema, type Statistics } from '@melikgazi/mimer-sdk/contract';
import { badQueryCodes, expectProblem, expectThat, read } from '../expect.ts';
import type { Rule } from '../rule.ts';

const section = '§3';
const threshold = 5;

const countsIn = ({ bySource, byKind, byServiceGroup, byStatus, byMonth }: Statistics) =>
  Object.entries({ bySource, byKind, byServiceGroup, byStatus, byMonth });

const badQueries = [
  ['from', { from: 'yesterday' }],
  ['to', { to: '2026-02-30' }],
  ['conformanceUnknown', { conformanceUnknown: 'x' }],
] as const;

export const statisticsRules: readonly Rule[] = [
  {
    id: 'statistics/threshold',
    section,
    title: 'Public statistics tell no count below five',
    needs: { capabilities: ['statistics'] },
    run: async ({ send }) => {
      const statistics = read(await send({ path: '/statistics' }), 200, statisticsSchema);
      for (const [name, counts] of countsIn(statistics)) {
        const small = Object.entries(counts).find(([, count]) => count < threshold);
        expectThat(
          small === undefined,
          `counts of five and more in ${name}`,
          `${small?.[0] ?? ''} is ${small?.[1] ?? 0}`,
        );
      }
      const { total, ratings } = statistics;
      expectThat(total === 0 || total >= threshold, 'a total of five and more, or none', `it is ${total}`);
      const rated = ratings?.count ?? threshold;
      expectThat(rated >= threshold, 'ratings from five on', `there are ${rated}`);
    },
  },
  {
    id: 'statistics/bad-query',
    section,
    title: 'A bad query of the statistics answers 422 invalid and names the parameter',
    needs: { capabilities: ['statistics'] },
    run: async ({ send }) => {
      for (const [parameter, query] of badQueries)
        expectProblem(await send({ path: '/statistics', query }), badQueryCodes, { parameter });
    },
  },
  {
    id: 'statistics/range',
    section,
    title: 'The statistics say which days they count, the first not after the last',
    needs: { capabilities: ['statistics'] },
    run: async ({ send }) => {
      const { from, to } = read(await send({ path: '/statistics' }), 200, statisticsSchema);
      expectThat(from <= to, 'from not after to', `they are ${from} and ${to}`);
    },
  },
  {
    id: 'statistics/desk',
    section,
    title: 'The desk’s statistics add up, and a bad query of theirs is refused',
    needs: { capabilities: ['desk'], scopes: ['desk:read'] },
    run: async ({ send, apiKey: bearer }) => {
      const path = '/desk/statistics';
      const statistics = read(await send({ path, bearer }), 200, statisticsSchema);
      for (const [name, counts] of countsIn(statistics)) {
        const sum = Object.values(counts).reduce((all, count) => all + count, 0);
        expectThat(sum === statistics.total, `${name} to add up to ${statistics.total}`, `it is ${sum}`);
      }
      for (const [parameter, query] of badQueries)
        expectProblem(await send({ path, query, bearer }), badQueryCodes, { parameter });
    },
  },
];
