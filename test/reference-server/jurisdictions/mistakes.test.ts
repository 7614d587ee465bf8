import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadJurisdiction } from '../../../reference-server/src/jurisdictions/load.ts';
import { rivertonFolder } from '../../support/server.ts';

/** Each edit is a mistake that a municipality could make; the message must name file, place and reason. */
const mistakes: { title: string; file: string; edit: (text: string) => string; message: RegExp }[] = [
  {
    title: 'a file that is no JSON',
    file: 'units.json',
    edit: () => '[{',
    message: /units\.json/,
  },
  {
    title: 'a member that nobody knows',
    file: 'jurisdiction.json',
    edit: text =>
      text.replace('"reopenDays"', '"reopendays"').replace('"locales"', '"colour": "red", "locales"'),
    message: /jurisdiction\.json.*“colour”/,
  },
  {
    title: 'a value of another type',
    file: 'kinds.json',
    edit: text => text.replace('"anonymous": false', '"anonymous": "no"'),
    message: /kinds\.json at \/0\/anonymous: should be boolean/,
  },
  {
    title: 'a time zone that is none',
    file: 'jurisdiction.json',
    edit: text => text.replace('America/New_York', 'Kayseri'),
    message: /\/timeZone: “Kayseri” is no time zone/,
  },
  {
    title: 'a unit that is not defined',
    file: 'services/str.json',
    edit: text => text.replace('"unit": "works"', '"unit": "wroks"'),
    message: /services\/str\.json at \/STR-1\/unit: “wroks” is not defined/,
  },
  {
    title: 'a question that hides behind one that is not asked',
    file: 'services/str.json',
    edit: text => text.replace('"code": "size", "equals"', '"code": "sise", "equals"'),
    message: /attributes\/depth: hides behind “sise”/,
  },
  {
    title: 'a code that stands twice',
    file: 'units.json',
    edit: text => text.replace('"parks"', '"works"'),
    message: /units\.json at \/works: stands twice/,
  },
  {
    title: 'a text that lacks the default language',
    file: 'services/str.json',
    edit: text =>
      text
        .replace('"How large is it?"', '"Ne kadar büyük?"')
        .replace('{ "en": "Ne kadar', '{ "tr": "Ne kadar'),
    message: /services\/str\.json at \/STR-1\/attributes\/0\/description: has no text in “en”/,
  },
  {
    title: 'files that are kept longer than their requests',
    file: 'jurisdiction.json',
    edit: text => text.replace('"attachmentsDays": 50', '"attachmentsDays": 101'),
    message: /jurisdiction\.json at \/retention\/attachmentsDays: is more than closedDays/,
  },
  {
    title: 'the general notice missing',
    file: 'notices.json',
    edit: text => text.replace('"general"', '"genral"'),
    message: /notices\.json: has no notice “general”/,
  },
];

for (const { title, file, edit, message } of mistakes) {
  test(`${title} stops the start with a sentence`, async t => {
    const folder = await mkdtemp(join(tmpdir(), 'mimer-jurisdiction-'));
    t.after(() => rm(folder, { recursive: true, force: true }));
    await cp(rivertonFolder, folder, { recursive: true });
    const path = join(folder, file);
    const before = await readFile(path, 'utf8');
    const after = edit(before);
    assert.notEqual(after, before, 'the edit must change something');
    await writeFile(path, after);
    await assert.rejects(loadJurisdiction(folder), { name: 'JurisdictionError', message });
  });
}
