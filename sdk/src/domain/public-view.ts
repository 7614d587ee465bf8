import type { Attribute, Jurisdiction, Kind, Service } from '../contract/index.ts';
import type { JurisdictionData } from './jurisdiction-data.ts';
import { localise } from './localise.ts';
import type { AttributeData, Localised, ServiceData } from './jurisdiction-data.ts';

/** `GET /` in one language. */
export const jurisdictionView = (
  data: JurisdictionData,
  locale: string,
  capabilities: readonly string[],
): Jurisdiction => {
  const { profile } = data;
  const { id, locales, defaultLocale, timeZone, contact, emergency, map, reopenDays, replyChannels } =
    profile;
  const { attachments } = profile;
  const say = (text: Localised) => localise(text, locale, defaultLocale);
  return {
    id,
    name: say(profile.name),
    locales,
    defaultLocale,
    timeZone,
    capabilities: capabilities.filter(
      name =>
        (name !== 'attachments' || attachments !== undefined) &&
        (name !== 'reopening' || reopenDays !== undefined),
    ),
    contact,
    ...(emergency !== undefined && { emergency: { number: emergency.number, text: say(emergency.text) } }),
    kinds: [...data.kinds.values()].map(
      ({ code, name, description, identity, anonymous, deadline }): Kind => ({
        code,
        name: say(name),
        description: say(description),
        identity,
        anonymous,
        ...(deadline !== undefined && { deadline: deadline.allows }),
      }),
    ),
    neighbourhoods: [...data.neighbourhoods],
    replyChannels,
    notices: [...data.notices.values()].map(({ id, version, title, summary, text }) => ({
      id,
      version,
      title: say(title),
      summary: say(summary),
      text: say(text),
    })),
    ...(attachments !== undefined && {
      attachments: {
        maxCount: attachments.maxCount,
        maxBytes: attachments.maxBytes,
        types: attachments.types,
      },
    }),
    ...(map !== undefined && { map }),
    ...(reopenDays !== undefined && { reopenDays }),
    declineReasons: profile.declineReasons.map(({ code, name }) => ({ code, name: say(name) })),
  };
};

/** `GET /services` in one language, as listed on `today`. */
export const servicesView = (data: JurisdictionData, locale: string, today: string): Service[] =>
  [...data.services.values()]
    .filter(
      ({ enabled, withdrawnOn }) => enabled !== false && (withdrawnOn === undefined || today < withdrawnOn),
    )
    .map(service => serviceView(service, locale, text => localise(text, locale, data.profile.defaultLocale)));

const serviceView = (service: ServiceData, locale: string, say: (text: Localised) => string): Service => {
  const {
    code,
    keywords,
    localKeywords,
    kinds,
    location,
    identity,
    anonymous,
    hideIdentity,
    notice,
    redirect,
  } = service;
  return {
    code,
    name: say(service.name),
    description: say(service.description),
    group: { code: service.group.code, name: say(service.group.name) },
    keywords: [...keywords, ...(localKeywords?.[locale] ?? [])],
    ...(kinds !== undefined && { kinds }),
    location,
    ...(identity !== undefined && { identity }),
    ...(anonymous !== undefined && { anonymous }),
    ...(hideIdentity !== undefined && { hideIdentity }),
    sensitive: service.sensitive ?? false,
    ...(notice !== undefined && { notice }),
    ...(redirect !== undefined && {
      redirect: { ...redirect, name: say(redirect.name), text: say(redirect.text) },
    }),
    attributes: (service.attributes ?? []).map(attribute => attributeView(attribute, say)),
  };
};

const attributeView = (
  { description, hint, values, ...rest }: AttributeData,
  say: (text: Localised) => string,
): Attribute => ({
  ...rest,
  description: say(description),
  ...(hint !== undefined && { hint: say(hint) }),
  ...(values !== undefined && { values: values.map(({ key, name }) => ({ key, name: say(name) })) }),
});
