import { dayIn } from '../../domain/calendar.ts';
import { localise } from '../../domain/localise.ts';
import { jurisdictionView, servicesView } from '../../domain/public-view.ts';
import { cacheable, privately } from '../http/answer.ts';
import type { Handler } from '../http/call-context.ts';

export const getJurisdiction: Handler = ({ core: { data, capabilities }, locale, request }) =>
  cacheable(jurisdictionView(data, locale, capabilities), request);

export const listServices: Handler = ({ core: { data, now }, locale, request }) =>
  cacheable(servicesView(data, locale, dayIn(data.profile.timeZone, now().toISOString())), request);

export const getChallenge: Handler = ({ core: { challenges } }) => ({
  status: 200,
  headers: { 'Cache-Control': 'no-store' },
  json: challenges.issue(),
});

export const listUnits: Handler = ({ core: { data }, locale }) =>
  privately(
    [...data.units.values()].map(({ code, name }) => ({
      code,
      name: localise(name, locale, data.profile.defaultLocale),
    })),
  );
