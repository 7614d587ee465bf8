import {
  deskSummaryPageSchema,
  type DeskSummary,
  type DeskSummaryPage,
  type NewRequest,
} from '@melikgazi/mimer-sdk/contract';
import { lineOf } from '../answer.ts';
import type { Context } from '../context.ts';
import { openCase } from '../desk/case.ts';
import { anyUnit } from '../desk/example-actions.ts';
import { badQueryCodes, expectProblem, expectThat, read } from '../expect.ts';
import { NotRun, prepare } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { newToken, submit } from '../submission/submit.ts';
import { membersIn } from './members-in.ts';

const section = '§3';
const reads = { capabilities: ['desk'], scopes: ['desk:read'] } as const satisfies Rule['needs'];
const writes = { ...reads, writes: 'any' } as const satisfies Rule['needs'];

type Query = Readonly<Record<string, string | number>>;

const listAnswer = ({ send, apiKey: bearer }: Context, query: Query) =>
  send({ path: '/desk/requests', query, bearer });

const list = async (context: Context, query: Query): Promise<DeskSummaryPage> =>
  read(await listAnswer(context, query), 200, deskSummaryPageSchema);

/** Whether the desk lists what the kit submits; otherwise most of these rules have nothing to look at. */
const assertListed = (context: Context): void => {
  if (!context.isTestKey && !context.mayWrite)
    throw new NotRun('makes requests: needs a test key or --write');
};

const sortKeys = {
  receivedAt: ({ receivedAt }: DeskSummary) => Date.parse(receivedAt),
  updatedAt: ({ updatedAt }: DeskSummary) => Date.parse(updatedAt),
  dueOn: ({ dueOn }: DeskSummary) => (dueOn === undefined ? undefined : Date.parse(dueOn)),
} as const;

const isOrdered = (values: readonly (number | undefined)[], descending: boolean): boolean => {
  const known = values.filter(value => value !== undefined);
  return known.every((value, index) => {
    const next = known[index + 1] ?? value;
    return descending ? value >= next : value <= next;
  });
};

/** Pages through a list until `wanted` references were met or it ends; between pages, `meanwhile` happens. */
const pageThrough = async (
  context: Context,
  query: Query,
  wanted: ReadonlySet<string>,
  meanwhile: () => Promise<unknown>,
): Promise<string[]> => {
  const met: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(context, { ...query, ...(cursor !== undefined && { cursor }) });
    met.push(...page.items.map(({ reference }) => reference));
    cursor = page.nextCursor;
    await meanwhile();
  } while (
    cursor !== undefined &&
    [...wanted].some(reference => !met.includes(reference)) &&
    met.length < 5000
  );
  return met;
};

const badQueries: readonly (readonly [string, Query])[] = [
  ['status', { status: 'conformance' }],
  ['source', { source: 'conformance' }],
  ['sort', { sort: 'conformance' }],
  ['limit', { limit: 0 }],
  ['limit', { limit: 201 }],
  ['limit', { limit: 'many' }],
  ['receivedFrom', { receivedFrom: 'yesterday' }],
  ['receivedTo', { receivedTo: '2026-02-30' }],
  ['dueBefore', { dueBefore: '1/2/2026' }],
  ['overdue', { overdue: 'perhaps' }],
  ['cursor', { cursor: 'conformance' }],
  ['conformanceUnknown', { conformanceUnknown: 'x' }],
];

export const deskListRules: readonly Rule[] = [
  {
    id: 'desk-list/page',
    section,
    title: 'The list comes in pages of at most `limit`, with a cursor where there is more',
    needs: writes,
    run: async context => {
      assertListed(context);
      for (let count = 0; count < 3; count += 1) await submit(context);
      const page = await list(context, { limit: 2 });
      expectThat(page.items.length === 2, 'two of more than two', `there were ${page.items.length}`);
      expectThat(page.nextCursor !== undefined, 'nextCursor', 'there was none');
      const whole = await list(context, { limit: 200 });
      expectThat(whole.items.length <= 200, 'at most 200', `there were ${whole.items.length}`);
    },
  },
  {
    id: 'desk-list/no-texts',
    section,
    title: 'The list tells nothing that a citizen wrote, nor who they are',
    needs: writes,
    run: async context => {
      const { body } = await submit(context);
      const answer = await listAnswer(context, { limit: 200 });
      expectThat(!answer.text.includes(body.description), 'no descriptions', `${lineOf(answer)} shows them`);
      const told = membersIn(answer.json).find(({ name }) =>
        ['description', 'applicant', 'attributes', 'trackingCode', 'location', 'timeline'].includes(name),
      );
      expectThat(told === undefined, 'a summary', `it has ${told?.pointer ?? ''}`);
    },
  },
  {
    id: 'desk-list/filters',
    section,
    title:
      'Each filter lists what fits and nothing else: status, kind, service, source, unit, days of receipt',
    needs: { ...writes, scopes: ['desk:read', 'desk:write', 'requests:write'] },
    run: async context => {
      assertListed(context);
      const opened = await openCase(context, { source: 'email' });
      const unit = await anyUnit(context);
      const { status } = await opened.does(
        unit === undefined ? { type: 'review' } : { type: 'forward', unit },
      );
      const { reference } = opened.receipt;
      const day = new Intl.DateTimeFormat('sv-SE', {
        timeZone: context.jurisdiction.timeZone,
        dateStyle: 'short',
      }).format(new Date(opened.receipt.receivedAt));
      const { kind, service } = opened.body;
      const filters: readonly (readonly [Query, (item: DeskSummary) => boolean])[] = [
        [{ status }, item => item.status === status],
        [{ kind }, item => item.kind === kind],
        [{ service }, item => item.service === service],
        [{ source: 'email' }, item => item.source === 'email'],
        ...(unit === undefined ? [] : [[{ unit }, (item: DeskSummary) => item.unit === unit] as const]),
        [{ receivedFrom: day, receivedTo: day }, item => daysApart(item.receivedAt, day) <= 1],
        [{ status, kind, source: 'email' }, item => item.status === status && item.source === 'email'],
      ];
      for (const [query, fits] of filters) {
        const { items } = await list(context, { ...query, sort: '-receivedAt', limit: 200 });
        const name = Object.keys(query).join(' and ');
        expectThat(
          items.some(item => item.reference === reference),
          `the request when filtered by ${name}`,
          'it was not listed',
        );
        const stranger = items.find(item => !fits(item));
        expectThat(
          stranger === undefined,
          `only what fits ${name}`,
          `${stranger?.reference ?? ''} was listed, too`,
        );
      }
      const { items } = await list(context, { status: 'transferred', sort: '-receivedAt', limit: 200 });
      expectThat(
        !items.some(item => item.reference === reference),
        'nothing of another status',
        'it was listed',
      );
    },
  },
  {
    id: 'desk-list/due',
    section,
    title: 'dueBefore lists what is due before that day, overdue what was due before today',
    needs: reads,
    run: async context => {
      const { items } = await list(context, { dueBefore: '2099-01-05', limit: 200 });
      const undue = items.find(({ dueOn }) => dueOn === undefined || dueOn >= '2099-01-05');
      expectThat(undue === undefined, 'what is due before 2099', `${undue?.reference ?? ''} is not`);
      const overdue = await list(context, { overdue: 'true', limit: 200 });
      const early = overdue.items.find(({ dueOn }) => dueOn === undefined);
      expectThat(early === undefined, 'what has a day', `${early?.reference ?? ''} has none`);
    },
  },
  {
    id: 'desk-list/search',
    section,
    title: 'q finds a request by its reference',
    needs: writes,
    run: async context => {
      assertListed(context);
      const { reference } = (await submit(context)).receipt;
      const { items } = await list(context, { q: reference });
      expectThat(
        items.some(item => item.reference === reference),
        'the request',
        'it was not found',
      );
    },
  },
  {
    id: 'desk-list/sort',
    section,
    title: 'The list is sorted as asked: by receivedAt, dueOn or updatedAt, up or down',
    needs: reads,
    run: async context => {
      for (const [name, keyOf] of Object.entries(sortKeys))
        for (const sort of [name, `-${name}`]) {
          const { items } = await list(context, { sort, limit: 200 });
          expectThat(
            isOrdered(items.map(keyOf), sort.startsWith('-')),
            `the order ${sort}`,
            'it was another',
          );
        }
    },
  },
  {
    id: 'desk-list/bad-query',
    section,
    title: 'A bad query answers 422 invalid and names the parameter',
    needs: reads,
    run: async context => {
      for (const [parameter, query] of badQueries)
        expectProblem(await listAnswer(context, query), badQueryCodes, { parameter });
    },
  },
  {
    id: 'desk-list/under-writes',
    section,
    title: 'Paged through while requests come and change, the list shows each of the others once',
    needs: { ...writes, scopes: ['desk:read', 'desk:write'] },
    run: async context => {
      assertListed(context);
      const mine: string[] = [];
      for (let count = 0; count < 12; count += 1) mine.push((await submit(context)).receipt.reference);
      const changing = await openCase(context);
      const meanwhile = () =>
        Promise.all([
          submit(context),
          changing.does({ type: 'comment', text: `Conformance test ${newToken()}`, public: false }),
        ]);
      const day = changing.receipt.receivedAt.slice(0, 10);
      for (const sort of ['-receivedAt', 'receivedAt']) {
        const from = dayBefore(day);
        const query = { sort, limit: 5, receivedFrom: from };
        const met = await pageThrough(context, query, new Set(mine), once(meanwhile, 5));
        const missing = mine.filter(reference => !met.includes(reference));
        expectThat(missing.length === 0, `all of 12 requests with ${sort}`, `${missing.length} were missing`);
        const twice = met.find((reference, index) => met.indexOf(reference) !== index);
        expectThat(twice === undefined, `each request once with ${sort}`, `${twice ?? ''} came twice`);
      }
    },
  },
  {
    id: 'desk-list/tests-apart',
    section: '§8',
    title: 'A test key sees test requests and no others',
    needs: reads,
    run: async context => {
      if (!context.isTestKey) throw new NotRun('the key is no test key');
      const { items } = await list(context, { limit: 200 });
      const real = items.find(({ test }) => !test);
      expectThat(real === undefined, 'tests alone', `${real?.reference ?? ''} is none`);
    },
  },
  {
    id: 'desk-list/shows-source',
    section: '§4',
    title: 'The desk sees what the key’s system said of the request: source, externalId, operator',
    needs: { ...writes, scopes: ['desk:read', 'requests:write'] },
    run: async context => {
      const given = {
        source: 'petition',
        externalId: newToken(),
        operator: 'Conformance Clerk',
      } as const satisfies Partial<NewRequest>;
      const request = await (await openCase(context, given)).read();
      for (const [name, value] of Object.entries(given)) {
        const shown: unknown = Reflect.get(request, name);
        expectThat(shown === value, `${name} as it was given`, `it was ${String(shown)}`);
      }
    },
  },
];

const dayLength = 86_400_000;

const daysApart = (moment: string, day: string): number =>
  Math.abs(Date.parse(moment) - Date.parse(`${day}T12:00:00Z`)) / dayLength;

const dayBefore = (day: string): string => new Date(Date.parse(day) - dayLength).toISOString().slice(0, 10);

/** Does something for the first so many times only. */
const once = (work: () => Promise<unknown>, times: number) => {
  let left = times;
  return async (): Promise<void> => {
    left -= 1;
    if (left >= 0) await prepare('writing between two pages', work);
  };
};
