import type { JurisdictionData } from './jurisdiction-data.ts';
import { pointerOf } from '@melikgazi/mimer-sdk/domain';
import type { AttributeData, Profile } from './schema.ts';
import { templateMistakes } from './template-mistakes.ts';

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
  ...templateMistakes(data),
];

const profileMistakes = ({ profile, notices }: JurisdictionData): Mistake[] => {
  const mistakes: Mistake[] = [];
  const file = 'jurisdiction.json';
  if (!profile.locales.includes(profile.defaultLocale))
    mistakes.push({ file, path: '/defaultLocale', reason: 'is not among the locales' });
  if (!Intl.supportedValuesOf('timeZone').includes(profile.timeZone))
    mistakes.push({ file, path: '/timeZone', reason: `“${profile.timeZone}” is no time zone` });
  const { closedDays, attachmentsDays = closedDays } = profile.retention;
  if (attachmentsDays > closedDays)
    mistakes.push({ file, path: '/retention/attachmentsDays', reason: 'is more than closedDays' });
  if (!notices.has('general'))
    mistakes.push({
      file: 'notices.json',
      path: '',
      reason: 'has no notice “general”, which every request needs',
    });
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
    if (other === undefined || other === attribute)
      reasons.push(`hides behind “${condition.code}”, which is not asked`);
    else if (other.visibleWhen !== undefined)
      reasons.push(`hides behind “${condition.code}”, which itself is hidden`);
  }
  return reasons;
};

/** Every localised text, wherever it stands, speaks at least the default language. */
const translationMistakes = (data: JurisdictionData): Mistake[] => {
  const { profile, kinds, services, units, notices, holidays, templates } = data;
  const perService = [...services.values()].map(({ group, ...service }): [string, unknown] => [
    `services/${group.code.toLowerCase()}.json`,
    { [group.code]: { name: group.name }, [service.code]: service },
  ]);
  const documents: [file: string, content: unknown][] = [
    ['jurisdiction.json', profile],
    ['kinds.json', Object.fromEntries(kinds)],
    ['units.json', Object.fromEntries(units)],
    ['notices.json', Object.fromEntries(notices)],
    ['holidays.json', Object.fromEntries(holidays)],
    ['templates.json', templates],
    ...perService,
  ];
  const mistakes = documents.flatMap(([file, content]) =>
    textsWithout(content, profile).map(path => ({
      file,
      path,
      reason: `has no text in “${profile.defaultLocale}”`,
    })),
  );
  // A group's name stands with each of its services, and is one mistake all the same.
  return [...new Map(mistakes.map(mistake => [mistake.file + mistake.path, mistake])).values()];
};

/** The pointers to texts that lack the default language: objects whose members are all languages of the jurisdiction. */
const textsWithout = (value: unknown, profile: Profile, path = ''): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const isText =
    entries.length > 0 &&
    entries.every(([name, text]) => typeof text === 'string' && profile.locales.includes(name));
  if (isText) return Object.hasOwn(value, profile.defaultLocale) ? [] : [path];
  return entries.flatMap(([name, member]) => textsWithout(member, profile, path + pointerOf([name])));
};
