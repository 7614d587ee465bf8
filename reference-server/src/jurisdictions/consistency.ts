import type { JurisdictionData } from './jurisdiction-data.ts';
import type { AttributeData, Localised } from './schema.ts';

/** A mistake in a jurisdiction's folder. */
export interface Mistake {
  readonly file: string;
  readonly path: string;
  readonly reason: string;
}

/** Mistakes that no single file shows: names that nothing bears, questions that hide behind nothing, missing translations. */
export const inconsistencies = (data: JurisdictionData): Mistake[] => [
  ...profileMistakes(data),
  ...serviceMistakes(data),
  ...translationMistakes(data),
];

const profileMistakes = ({ profile, notices }: JurisdictionData): Mistake[] => {
  const mistakes: Mistake[] = [];
  const file = 'jurisdiction.json';
  if (!profile.locales.includes(profile.defaultLocale))
    mistakes.push({ file, path: '/defaultLocale', reason: 'is not among the locales' });
  if (!Intl.supportedValuesOf('timeZone').includes(profile.timeZone))
    mistakes.push({ file, path: '/timeZone', reason: `“${profile.timeZone}” is no time zone` });
  if (!notices.has('general'))
    mistakes.push({ file: 'notices.json', path: '', reason: 'has no notice “general”, which every request needs' });
  return mistakes;
};

const serviceMistakes = ({ services, kinds, units, notices }: JurisdictionData): Mistake[] =>
  [...services.values()].flatMap(service => {
    const file = `services/${service.group.code.toLowerCase()}.json`;
    const path = `/${service.code}`;
    const mistakes: Mistake[] = [];
    const unknown = (member: string, value: string) =>
      mistakes.push({ file, path: `${path}/${member}`, reason: `“${value}” is not defined` });
    for (const kind of service.kinds ?? []) if (!kinds.has(kind)) unknown('kinds', kind);
    if (service.unit !== undefined && !units.has(service.unit)) unknown('unit', service.unit);
    if (service.notice !== undefined && !notices.has(service.notice)) unknown('notice', service.notice);
    const attributes = service.attributes ?? [];
    for (const attribute of attributes)
      for (const reason of attributeMistakes(attribute, attributes))
        mistakes.push({ file, path: `${path}/attributes/${attribute.code}`, reason });
    return mistakes;
  });

const attributeMistakes = (attribute: AttributeData, siblings: readonly AttributeData[]): string[] => {
  const reasons: string[] = [];
  const isList = attribute.datatype === 'singlevaluelist' || attribute.datatype === 'multivaluelist';
  if (isList !== (attribute.values !== undefined))
    reasons.push(isList ? 'is a list without values' : 'has values but is no list');
  if (siblings.filter(({ code }) => code === attribute.code).length > 1) reasons.push('stands twice');
  const condition = attribute.visibleWhen;
  if (condition !== undefined) {
    const other = siblings.find(({ code }) => code === condition.code);
    if (other === undefined || other === attribute) reasons.push(`hides behind “${condition.code}”, which is not asked`);
    else if (other.visibleWhen !== undefined) reasons.push(`hides behind “${condition.code}”, which itself is hidden`);
  }
  return reasons;
};

/** Every localised text, in whichever file, speaks at least the default language. */
const translationMistakes = ({ profile, kinds, services, units, notices }: JurisdictionData): Mistake[] => {
  const texts: [file: string, path: string, text: Localised][] = [
    ['jurisdiction.json', '/name', profile.name],
    ...[...kinds.values()].flatMap(({ code, name, description }): [string, string, Localised][] => [
      ['kinds.json', `/${code}/name`, name],
      ['kinds.json', `/${code}/description`, description],
    ]),
    ...[...services.values()].map(({ code, group, name }): [string, string, Localised] => [
      `services/${group.code.toLowerCase()}.json`,
      `/${code}/name`,
      name,
    ]),
    ...[...units.values()].map(({ code, name }): [string, string, Localised] => ['units.json', `/${code}/name`, name]),
    ...[...notices.values()].map(({ id, text }): [string, string, Localised] => ['notices.json', `/${id}`, text]),
  ];
  return texts
    .filter(([, , text]) => text[profile.defaultLocale] === undefined)
    .map(([file, path]) => ({ file, path, reason: `has no text in “${profile.defaultLocale}”` }));
};
