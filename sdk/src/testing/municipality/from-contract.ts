import type { Attribute, Deadline, Jurisdiction, Service, Unit } from '../../contract/index.ts';
import type {
  AttributeData,
  JurisdictionData,
  KindData,
  Localised,
  ServiceData,
} from '../../domain/jurisdiction-data.ts';
import { statusNames } from './status-names.ts';

/** A municipality as its own calls tell of it, in its default language: `GET /`, `GET /services`, `GET /desk/units`. */
export interface Municipality {
  readonly jurisdiction: Jurisdiction;
  readonly services: readonly Service[];
  readonly units: readonly Unit[];
}

/** What the rules want to know of a municipality, as far as its own calls tell it. */
export const dataFrom = ({ jurisdiction, services, units }: Municipality): JurisdictionData => {
  const {
    kinds,
    neighbourhoods,
    notices,
    declineReasons = [],
    emergency,
    attachments,
    ...profile
  } = jurisdiction;
  const say = (text: string): Localised => ({ [jurisdiction.defaultLocale]: text });
  const named = ({ code, name }: Unit) => ({ code, name: say(name) });
  return {
    profile: {
      ...profile,
      name: say(jurisdiction.name),
      emergency: emergency && { number: emergency.number, text: say(emergency.text) },
      statuses: statusNames,
      declineReasons: declineReasons.map(named),
      halfDaysAreWorkingDays: true,
      attachments,
    },
    kinds: byCode(
      kinds.map((kind): KindData => ({
        ...kind,
        name: say(kind.name),
        description: say(kind.description),
        deadline: kind.deadline && {
          rule: kind.code,
          allows: kind.deadline,
          mayExtendBy: daysOf(kind.deadline),
        },
        // The contract’s own rule for services that name no kinds.
        onlyWhereNamed: kind.code === 'information',
      })),
    ),
    services: byCode(services.map(service => serviceData(service, say))),
    units: byCode(units.map(named)),
    neighbourhoods,
    holidays: new Map(),
    notices: new Map(
      notices.map(({ id, version, title, summary, text = '' }) => [
        id,
        { id, version, formerVersions: [], title: say(title), summary: say(summary), text: say(text) },
      ]),
    ),
  };
};

const byCode = <T extends { readonly code: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map(item => [item.code, item]));

const daysOf = (deadline: Deadline): number =>
  'calendarDays' in deadline ? deadline.calendarDays : deadline.workingDays;

type Say = (text: string) => Localised;

const serviceData = (service: Service, say: Say): ServiceData => ({
  ...service,
  name: say(service.name),
  description: say(service.description),
  group: { code: service.group.code, name: say(service.group.name) },
  redirect: service.redirect && {
    ...service.redirect,
    name: say(service.redirect.name),
    text: say(service.redirect.text),
  },
  attributes: service.attributes.map(attribute => attributeData(attribute, say)),
});

const attributeData = (attribute: Attribute, say: Say): AttributeData => ({
  ...attribute,
  description: say(attribute.description),
  hint: attribute.hint === undefined ? undefined : say(attribute.hint),
  values: attribute.values?.map(({ key, name }) => ({ key, name: say(name) })),
});
