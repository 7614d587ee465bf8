import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { pointerOf } from '@melikgazi/mimer-sdk/domain';
import { OperatorError } from '../operator-error.ts';
import { inconsistencies, type Mistake } from './consistency.ts';
import type { JurisdictionData } from './jurisdiction-data.ts';
import {
  holidaysSchema,
  kindsSchema,
  neighbourhoodsSchema,
  noticesSchema,
  profileSchema,
  serviceGroupSchema,
  unitsSchema,
  type Localised,
  type NoticeData,
  type ServiceData,
} from './schema.ts';
import { templatesSchema } from './templates-schema.ts';

/** A jurisdiction folder that can't be used; the message names each file, the place in it and the reason. */
export class JurisdictionError extends Error {
  override readonly name = 'JurisdictionError' as const;
  constructor(folder: string, mistakes: readonly Mistake[]) {
    const lines = mistakes.map(
      ({ file, path, reason }) => `  ${join(folder, file)}${path === '' ? '' : ` at ${path}`}: ${reason}`,
    );
    super(
      `The jurisdiction folder has ${mistakes.length === 1 ? 'a mistake' : 'mistakes'}:\n${lines.join('\n')}`,
    );
  }
}

/** Reads every jurisdiction below `root`, a folder each. */
export const loadJurisdictions = async (root: string): Promise<JurisdictionData[]> => {
  const entries = await readdir(root, { withFileTypes: true });
  const folders = entries.filter(entry => entry.isDirectory()).map(({ name }) => join(root, name));
  const all = await Promise.all(folders.sort().map(loadJurisdiction));
  if (all.length === 0)
    throw new OperatorError(
      `There is no jurisdiction in ${root}: MIMER_JURISDICTIONS needs a folder for each.`,
    );
  return all;
};

/** Reads and checks one jurisdiction's folder. */
export const loadJurisdiction = async (folder: string): Promise<JurisdictionData> => {
  const read = <Schema extends z.ZodMiniType>(file: string, schema: Schema) => readJson(folder, file, schema);
  const profile = await read('jurisdiction.json', profileSchema);
  const [kinds, units, neighbourhoods, holidays, noticeList, templates] = await Promise.all([
    read('kinds.json', kindsSchema),
    read('units.json', unitsSchema),
    read('neighbourhoods.json', neighbourhoodsSchema),
    read('holidays.json', holidaysSchema),
    read('notices.json', noticesSchema),
    read('templates.json', templatesSchema),
  ]);
  const files = (await readdir(join(folder, 'services'))).filter(name => name.endsWith('.json')).sort();
  const groups = await Promise.all(files.map(name => read(`services/${name}`, serviceGroupSchema)));
  const services = groups
    .sort((a, b) => a.order - b.order)
    .flatMap(({ group, services }) => services.map((service): ServiceData => ({ ...service, group })));
  const notices = await Promise.all(
    noticeList.map(async (notice): Promise<NoticeData> => ({
      ...notice,
      text: await readTexts(folder, `notices/${notice.id}`, profile.locales),
    })),
  );
  const twice = [
    ...duplicates('kinds.json', kinds),
    ...duplicates('units.json', units),
    ...duplicates('neighbourhoods.json', neighbourhoods),
    ...duplicates('services', services),
  ];
  const data: JurisdictionData = {
    profile,
    kinds: new Map(kinds.map(kind => [kind.code, kind])),
    services: new Map(services.map(service => [service.code, service])),
    units: new Map(units.map(unit => [unit.code, unit])),
    neighbourhoods,
    holidays: new Map(holidays.map(holiday => [holiday.date, holiday])),
    notices: new Map(notices.map(notice => [notice.id, notice])),
    templates,
  };
  const mistakes = [...twice, ...inconsistencies(data)];
  if (mistakes.length > 0) throw new JurisdictionError(folder, mistakes);
  return data;
};

const readJson = async <Schema extends z.ZodMiniType>(
  folder: string,
  file: string,
  schema: Schema,
): Promise<z.infer<Schema>> => {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(join(folder, file), 'utf8'));
  } catch (error) {
    throw new JurisdictionError(folder, [
      { file, path: '', reason: error instanceof Error ? error.message : String(error) },
    ]);
  }
  const result = z.safeParse(schema, content);
  if (result.success) return result.data;
  throw new JurisdictionError(
    folder,
    result.error.issues.map(issue => ({ file, path: pointerOf(issue.path), reason: reasonOf(issue) })),
  );
};

const reasonOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `does not know ${issue.keys.map(key => `“${key}”`).join(', ')}`;
    case 'invalid_type':
      return `should be ${issue.expected}`;
    case 'invalid_value':
      return `should be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return `is not of the form ${issue.pattern ?? issue.format}`;
    default:
      return issue.code.replaceAll('_', ' ');
  }
};

const readTexts = async (folder: string, stem: string, locales: readonly string[]): Promise<Localised> => {
  const texts = await Promise.all(
    locales.map(async (locale): Promise<[string, string][]> => {
      try {
        return [[locale, (await readFile(join(folder, `${stem}.${locale}.txt`), 'utf8')).trim()]];
      } catch {
        return [];
      }
    }),
  );
  return Object.fromEntries(texts.flat());
};

const duplicates = (file: string, entries: readonly { code: string }[]): Mistake[] => {
  const seen = new Set<string>();
  return entries.flatMap(({ code }) => {
    if (seen.has(code)) return [{ file, path: `/${code}`, reason: 'stands twice' }];
    seen.add(code);
    return [];
  });
};
