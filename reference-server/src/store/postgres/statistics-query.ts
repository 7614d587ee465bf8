import {
  dayIn,
  endOfDay,
  startOfDay,
  startOfMonth,
  type Counting,
  type Counts,
} from '@melikgazi/mimer-sdk/domain';
import * as z from 'zod/mini';
import { bound } from './moment.ts';
import { Parameters } from './parameters.ts';
import type { Session } from './statement.ts';

const rangeRow = z.object({ first: z.nullable(z.string()), last: z.nullable(z.string()) });

const countRow = z.object({
  dimension: z.nullable(z.enum(['source', 'kind', 'service', 'status', 'month'])),
  code: z.nullable(z.string()),
  requests: z.number(),
  closed: z.number(),
  median: z.nullable(z.number()),
  p90: z.nullable(z.number()),
  ratings: z.number(),
  ratings_sum: z.number(),
});
type CountRow = z.infer<typeof countRow>;

/** Counts the requests of a time in the database, with the same answers as `count` of the domain. */
export const countRequests = async (
  session: Session,
  jurisdiction: string,
  counting: Counting,
): Promise<Counts> => {
  const months = await monthsOf(session, jurisdiction, counting);
  const parameters = new Parameters();
  // The months are bounded here and not there, since both know time zones of their own, of different years.
  const bounds = parameters.add(months.map(({ from }) => from));
  const rows = await session.query(
    {
      text: `
WITH counted AS MATERIALIZED (
  SELECT source, kind, service, status, width_bucket(received_at, ${bounds}::timestamptz[]) AS month,
    (extract(epoch FROM closed_at - received_at) * 1000)::float8 / 86400000 AS days, ratings, ratings_sum
  FROM mimer.requests
  WHERE ${matching(jurisdiction, counting, parameters)}
)
SELECT CASE 0
    WHEN grouping(source) THEN 'source' WHEN grouping(kind) THEN 'kind' WHEN grouping(service) THEN 'service'
    WHEN grouping(status) THEN 'status' ELSE 'month'
  END AS dimension,
  coalesce(source, kind, service, status, month::text) AS code,
  count(*)::int AS requests, 0 AS closed, NULL::float8 AS median, NULL::float8 AS p90, 0 AS ratings, 0 AS ratings_sum
FROM counted GROUP BY GROUPING SETS ((source), (kind), (service), (status), (month))
UNION ALL
SELECT NULL, NULL, count(*)::int, count(days)::int,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY days), percentile_cont(0.9) WITHIN GROUP (ORDER BY days),
  coalesce(sum(ratings), 0)::int, coalesce(sum(ratings_sum), 0)::int
FROM counted`,
      row: countRow,
    },
    parameters.values,
  );
  const total = rows.find(({ dimension }) => dimension === null);
  const by = (dimension: CountRow['dimension'], nameOf = (code: string) => code) =>
    Object.fromEntries(
      rows
        .filter(row => row.dimension === dimension)
        .map(({ code, requests }): [string, number] => [nameOf(code ?? ''), requests])
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  return {
    total: total?.requests ?? 0,
    bySource: by('source'),
    byKind: by('kind'),
    byService: by('service'),
    byStatus: by('status'),
    byMonth: by('month', place => months[Number(place) - 1]?.name ?? ''),
    daysToClose: spread(total),
    ratings: { count: total?.ratings ?? 0, sum: total?.ratings_sum ?? 0 },
  };
};

const spread = (total: CountRow | undefined): Counts['daysToClose'] => {
  const { closed = 0, median = null, p90 = null } = total ?? {};
  return median === null || p90 === null ? undefined : { count: closed, median, p90 };
};

const matching = (
  jurisdiction: string,
  { from, to, timeZone, unit, test }: Counting,
  parameters: Parameters,
): string =>
  [
    `jurisdiction = ${parameters.add(jurisdiction)}`,
    `received_at >= ${parameters.add(bound(startOfDay(from, timeZone)))}`,
    `received_at < ${parameters.add(bound(endOfDay(to, timeZone)))}`,
    `test = ${parameters.add(test)}`,
    ...(unit === undefined ? [] : [`unit = ${parameters.add(unit)}`]),
  ].join(' AND ');

/** The months in which there is something to count, by their first moments. */
const monthsOf = async (session: Session, jurisdiction: string, counting: Counting) => {
  const parameters = new Parameters();
  const where = matching(jurisdiction, counting, parameters);
  const utc = (moments: string) =>
    `to_char(${moments}(received_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const [range] = await session.query(
    {
      text: `SELECT ${utc('min')} AS first, ${utc('max')} AS last FROM mimer.requests WHERE ${where}`,
      row: rangeRow,
    },
    parameters.values,
  );
  const { timeZone } = counting;
  const { first = null, last = null } = range ?? {};
  const months: { readonly name: string; readonly from: string }[] = [];
  if (first === null || last === null) return months;
  const end = startOfMonth(dayIn(timeZone, last));
  for (let month = startOfMonth(dayIn(timeZone, first)); month <= end; month = startOfMonth(month, 1))
    months.push({ name: month.slice(0, 7), from: bound(startOfDay(month, timeZone)) });
  return months;
};
