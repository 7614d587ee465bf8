import type { Source, Statistics, Status } from '../contract/index.ts';
import type { JurisdictionData } from './jurisdiction-data.ts';
import { endOfDay, monthFinder, startOfDay } from './day-bounds.ts';

/** What is to be counted: requests received from the first to the last day, of one unit where it is named. */
export interface Counting {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly unit?: string;
  /** Whether test requests are counted in place of all others. */
  readonly test: boolean;
}

/** What a request contributes; the moments are in milliseconds. None of it is lost when it is erased. */
export interface Countable {
  readonly source: Source;
  readonly kind: string;
  readonly service: string;
  readonly status: Status;
  readonly unit?: string | undefined;
  readonly test: boolean;
  readonly receivedAt: number;
  readonly closedAt?: number | undefined;
  readonly scores: readonly number[];
}

type CountBy = Readonly<Record<string, number>>;

/** What a store counts. Days to close are those of requests that are closed, in days and parts of days. */
export interface Counts {
  readonly total: number;
  readonly bySource: CountBy;
  readonly byKind: CountBy;
  readonly byService: CountBy;
  readonly byStatus: CountBy;
  /** By `YYYY-MM` of receipt, in the time zone. */
  readonly byMonth: CountBy;
  readonly daysToClose: { readonly count: number; readonly median: number; readonly p90: number } | undefined;
  readonly ratings: { readonly count: number; readonly sum: number };
}

const dayLength = 24 * 60 * 60 * 1000;

/** Counts in one pass over all requests of a store, in any order. */
export const count = (requests: Iterable<Countable>, counting: Counting): Counts => {
  const { unit, test, timeZone } = counting;
  const from = startOfDay(counting.from, timeZone);
  const until = endOfDay(counting.to, timeZone);
  const monthOf = monthFinder(timeZone);
  const tallies = { source: tally(), kind: tally(), service: tally(), status: tally(), month: tally() };
  const days: number[] = [];
  let [total, ratings, sum] = [0, 0, 0];
  for (const request of requests) {
    const { receivedAt, closedAt, scores } = request;
    if (receivedAt < from || receivedAt >= until || request.test !== test) continue;
    if (unit !== undefined && request.unit !== unit) continue;
    total += 1;
    tallies.source.add(request.source);
    tallies.kind.add(request.kind);
    tallies.service.add(request.service);
    tallies.status.add(request.status);
    tallies.month.add(monthOf(receivedAt));
    if (closedAt !== undefined) days.push((closedAt - receivedAt) / dayLength);
    ratings += scores.length;
    for (const score of scores) sum += score;
  }
  return {
    total,
    bySource: tallies.source.counts(),
    byKind: tallies.kind.counts(),
    byService: tallies.service.counts(),
    byStatus: tallies.status.counts(),
    byMonth: tallies.month.counts(),
    daysToClose: spread(days),
    ratings: { count: ratings, sum },
  };
};

const tally = () => {
  const counts = new Map<string, { requests: number }>();
  return {
    add: (code: string) => {
      const known = counts.get(code);
      if (known === undefined) counts.set(code, { requests: 1 });
      else known.requests += 1;
    },
    counts: (): CountBy =>
      Object.fromEntries(
        [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, { requests }]) => [code, requests]),
      ),
  };
};

const spread = (values: readonly number[]): Counts['daysToClose'] => {
  // A typed array sorts numbers as numbers, and much faster.
  const sorted = Float64Array.from(values).sort();
  const quantile = (share: number) => {
    const place = (sorted.length - 1) * share;
    const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return low + (high - low) * (place - Math.floor(place));
  };
  return sorted.length === 0
    ? undefined
    : { count: sorted.length, median: quantile(0.5), p90: quantile(0.9) };
};

/** The desk's statistics: exact, with durations. Services that left the jurisdiction's data are in the group `other`. */
export const deskStatistics = (
  counts: Counts,
  { from, to }: Counting,
  { services }: JurisdictionData,
): Statistics => {
  const { total, bySource, byKind, byService, byStatus, byMonth, daysToClose, ratings } = counts;
  const byServiceGroup: Record<string, number> = {};
  for (const [service, requests] of Object.entries(byService)) {
    const group = services.get(service)?.group.code ?? 'other';
    byServiceGroup[group] = (byServiceGroup[group] ?? 0) + requests;
  }
  return {
    from,
    to,
    total,
    bySource: { ...bySource },
    byKind: { ...byKind },
    byServiceGroup,
    byStatus: { ...byStatus },
    byMonth: { ...byMonth },
    ...(daysToClose !== undefined && {
      medianDaysToClose: tenths(daysToClose.median),
      daysToClose: {
        count: daysToClose.count,
        median: tenths(daysToClose.median),
        p90: tenths(daysToClose.p90),
      },
    }),
    ...(ratings.count > 0 && {
      ratings: { count: ratings.count, mean: tenths(ratings.sum / ratings.count) },
    }),
  };
};

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Fewer than these are not told of in public. */
export const disclosureThreshold = 5;

/**
 * What everybody may know of the desk's statistics. A count below the threshold is left out, the total is 0 then, and
 * every other is rounded to a multiple of it: neither what is missing from the total nor the difference between two
 * answers tells a small count.
 */
export const publicStatistics = (desk: Statistics): Statistics => {
  const { from, to, total, medianDaysToClose, daysToClose, ratings } = desk;
  const isDisclosed = ({ count }: { count: number } = { count: 0 }) => count >= disclosureThreshold;
  return {
    from,
    to,
    total: rounded(total),
    bySource: disclosed(desk.bySource),
    byKind: disclosed(desk.byKind),
    byServiceGroup: disclosed(desk.byServiceGroup),
    byStatus: disclosed(desk.byStatus),
    byMonth: disclosed(desk.byMonth),
    ...(medianDaysToClose !== undefined && isDisclosed(daysToClose) && { medianDaysToClose }),
    ...(ratings !== undefined &&
      isDisclosed(ratings) && { ratings: { count: rounded(ratings.count), mean: ratings.mean } }),
  };
};

const disclosed = (counts: CountBy): Record<string, number> =>
  Object.fromEntries(
    Object.entries(counts)
      .filter(([, requests]) => requests >= disclosureThreshold)
      .map(([code, requests]) => [code, rounded(requests)]),
  );

const rounded = (requests: number): number =>
  requests < disclosureThreshold ? 0 : Math.round(requests / disclosureThreshold) * disclosureThreshold;
