import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { servicesView } from '@melikgazi/mimer-sdk/domain';
import { loadJurisdiction } from '../../../reference-server/src/jurisdictions/load.ts';
import { blemishes } from '../../support/blemishes.ts';

const data = await loadJurisdiction(
  fileURLToPath(new URL('../../../reference-server/jurisdictions/melikgazi', import.meta.url)),
);
const { profile, kinds, services, units, notices, holidays, templates } = data;

interface Text {
  readonly path: string;
  readonly texts: Readonly<Record<string, string>>;
}

const isText = (value: object): value is Record<string, string> =>
  'tr' in value && Object.values(value).every(text => typeof text === 'string');

/** Every text in several languages, wherever it stands. */
const textsIn = (value: unknown, path: string): Text[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return [{ path, texts: value }];
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, `${path}/${name}`));
};

const own = [...notices.values()].map(({ text: _, ...rest }) => rest);
const all = [
  ...textsIn(profile, 'profile'),
  ...textsIn([...kinds.values()], 'kinds'),
  ...textsIn(Object.fromEntries(services), 'services'),
  ...textsIn([...units.values()], 'units'),
  ...textsIn(own, 'notices'),
  ...textsIn([...holidays.values()], 'holidays'),
  ...textsIn(templates, 'templates'),
];

/** What people find so on a sign, a card, a bill or a screen. */
const latin = [
  ...['MİMER', 'Melikgazi', 'Engelsiz Melikgazi', 'KASKİ', 'KCETAŞ', 'Kayserigaz', 'UKOME', 'ALO', 'MELKEV'],
  ...['Zabıta', 'Pazar', 'Ada', 'Parsel', 'Tapu', 'iskân', 'UAVT', 'e-belediye', 'Muhtar', 'T.C. Kimlik No'],
  ...['Akıl Küpü', 'Chrome', 'Android'],
];

test('Melikgazi says everything in all its languages', () => {
  const incomplete = all.filter(({ texts }) => profile.locales.some(locale => texts[locale] === undefined));
  assert.deepEqual(incomplete, []);
  assert.ok(all.length > 500);
});

for (const locale of ['ar', 'fa'] as const)
  test(`Melikgazi’s texts in ${locale} are proofread`, () => {
    const found = all
      // Units bear the names that stand on their doors.
      .map(({ path, texts }) => ({
        path,
        text: texts[locale] ?? '',
        names: /\(([^)]+)\)$/.exec(texts[locale] ?? ''),
      }))
      .map(({ path, text, names }) => ({
        text: text.replaceAll(/\{\w+\}/g, '#'),
        latin: path.startsWith('units/') && names?.[1] !== undefined ? [...latin, names[1]] : latin,
      }))
      .map(({ text, latin }) => ({ text, found: blemishes(text, locale, latin) }))
      .filter(({ found }) => found.length > 0);
    assert.deepEqual(found, []);
  });

test('a page gets the words to find a service by in its own language', () => {
  const keywords = (locale: string) =>
    servicesView(data, locale, '2026-11-26').find(({ code }) => code === 'YOL-01')?.keywords ?? [];
  assert.ok(keywords('ar').includes('حفرة'));
  assert.ok(keywords('fa').includes('چاله'));
  assert.ok(['ar', 'fa', 'tr'].every(locale => keywords(locale).includes('çukur')));
  assert.ok(!['tr', 'en', 'fa'].some(locale => keywords(locale).includes('حفرة')));
});

test('every service can be found in Arabic and Persian', () => {
  const without = [...services.values()].filter(({ localKeywords }) =>
    (['ar', 'fa'] as const).some(locale => (localKeywords?.[locale] ?? []).length < 4),
  );
  assert.deepEqual(
    without.map(({ code }) => code),
    [],
  );
});
