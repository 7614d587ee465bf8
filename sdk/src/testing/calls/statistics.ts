import { statisticsQuerySchema } from '../../contract/index.ts';
import { dayIn } from '../../domain/calendar.ts';
import { deskRow } from '../../domain/desk-row.ts';
import { parseQuery } from '../../domain/parse.ts';
import { countedRange, wholeMonths, type Range } from '../../domain/statistics-range.ts';
import { count, deskStatistics, publicStatistics } from '../../domain/statistics.ts';
import type { Core } from '../core.ts';
import { cacheable, privately } from '../http/answer.ts';
import type { CallContext, Handler } from '../http/call-context.ts';

const todayOf = ({ core: { data, now } }: CallContext) => dayIn(data.profile.timeZone, now().toISOString());

const statisticsOf = (range: Range, { data, store }: Core, of: { test: boolean; unit?: string }) => {
  const counting = { ...range, ...of, timeZone: data.profile.timeZone };
  return deskStatistics(count(store.all().map(deskRow), counting), counting, data);
};

export const getStatistics: Handler = context => {
  const today = todayOf(context);
  const range = wholeMonths(countedRange(parseQuery(statisticsQuerySchema, context.query), today), today);
  return cacheable(publicStatistics(statisticsOf(range, context.core, { test: false })), context.request);
};

export const getDeskStatistics: Handler = context => {
  const { caller, core, query } = context;
  const range = countedRange(parseQuery(statisticsQuerySchema, query), todayOf(context));
  const { unit, test } = caller.as === 'client' ? caller : { unit: undefined, test: false };
  return privately(statisticsOf(range, core, { test, ...(unit !== undefined && { unit }) }));
};
