import { eventTypes } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadJurisdiction } from '../../../reference-server/src/jurisdictions/load.ts';
import { fill } from '../../../reference-server/src/jurisdictions/placeholders.ts';
import { smsLength } from '../../../reference-server/src/notifications/sms-length.ts';
import { rivertonFolder } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const melikgaziFolder = fileURLToPath(
  new URL('../../../reference-server/jurisdictions/melikgazi', import.meta.url),
);

const mistakes: readonly [title: string, from: string, to: string, message: RegExp][] = [
  [
    'a placeholder that nobody knows',
    'got {reference}',
    'got {refrence}',
    /templates\.json at \/events\/received\/text\/en: “\{refrence\}” is no placeholder; there are reference, /,
  ],
  ['a brace that stands alone', '"Hello,"', '"Hello{,"', /\/opening\/en: “\{” is no placeholder/],
  [
    'a tracking code in words that somebody reads out',
    '"phone":{"en":"We got {reference}."}',
    '"phone":{"en":"We got {reference}, {trackingCode}."}',
    /\/events\/received\/phone\/en: \{trackingCode\} would be seen by whoever calls/,
  ],
  [
    'a tracking code in a later message',
    'Riverton: {reference} reviewed',
    'Riverton: {reference} {trackingCode}',
    /\/events\/reviewed\/sms\/en: \{trackingCode\} does not belong into a text message/,
  ],
  [
    'words of people in a text message',
    'Riverton: {reference} resolved',
    'Riverton: {reference} {text}',
    /\/events\/resolved\/sms\/en: \{text\} does not belong into a text message/,
  ],
  [
    'words of people in a subject',
    '"subject":{"en":"{reference} resolved"}',
    '"subject":{"en":"{reference} {text}"}',
    /\/events\/resolved\/subject\/en: \{text\} does not belong into a subject/,
  ],
  [
    'a message that may be left empty',
    'We got {reference}.\\nCode: {trackingCode}\\nDue: {dueOn}\\n{trackingUrl}',
    'Due: {dueOn}',
    /\/events\/received\/text\/en: may be left empty/,
  ],
  [
    'a text message that takes two parts',
    'Riverton: {reference} asked',
    'Riverton: {reference} şşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşşş',
    /\/events\/asked\/sms\/en: may have 76 characters \(UCS-2: 70 in one message\), which makes 2 messages; allowed are 1/,
  ],
  [
    'a text message that takes two parts with the longest name of a service',
    'Riverton: {reference} asked',
    'ş Riverton: {reference} {service} {service} {service} {service} {service}',
    /\/events\/asked\/sms\/en: may have \d+ characters \(UCS-2/,
  ],
  ['an event that nobody knows', '"reviewed":{', '"revewed":{', /templates\.json/],
];

for (const [title, from, to, message] of mistakes)
  test(`${title} stops the start with a sentence`, async t => {
    const folder = await temporaryFolder(t);
    await cp(rivertonFolder, folder, { recursive: true });
    const path = join(folder, 'templates.json');
    const before = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
    assert.ok(before.includes(from), 'the edit must change something');
    await writeFile(path, before.replace(from, to));
    await assert.rejects(loadJurisdiction(folder), { name: 'JurisdictionError', message });
  });

test('a municipality may pay for longer text messages', async t => {
  const folder = await temporaryFolder(t);
  await cp(rivertonFolder, folder, { recursive: true });
  const path = join(folder, 'templates.json');
  const text = await readFile(path, 'utf8');
  await writeFile(
    path,
    text
      .replace('{', '{ "smsParts": 2,')
      .replace('Riverton: {reference} asked', `{reference} ${'ş'.repeat(80)}`),
  );
  assert.equal((await loadJurisdiction(folder)).templates.smsParts, 2);
});

test('a line whose placeholder has nothing to say is left out', () => {
  const template = 'One {reference}\n\nUnit: {unit}\nDue: {dueOn}';
  assert.equal(fill(template, { reference: '1', dueOn: 'today' }), 'One 1\n\nDue: today');
});

test('what people wrote is not read as a template', () => {
  assert.equal(
    fill('{text}', { text: '{trackingCode} $& {reference}', reference: '1' }),
    '{trackingCode} $& {reference}',
  );
});

test('Melikgazi has words in all its languages for all that a citizen is told', async () => {
  const { templates, profile } = await loadJurisdiction(melikgaziFolder);
  const { events, news } = templates;
  // What citizens say themselves, what stays inside, and what is left when nobody is known any more.
  const untold = ['replied', 'rated', 'amended', 'delivered', 'erased'];
  assert.deepEqual(
    Object.keys(events),
    Object.keys(eventTypes).filter(type => !untold.includes(type)),
  );
  for (const words of [...Object.values(events), ...Object.values(news)])
    for (const text of Object.values(words)) {
      if (text !== undefined) assert.deepEqual(Object.keys(text), profile.locales);
    }
});

test('each of Melikgazi’s text messages is one message', async () => {
  const { events, news } = (await loadJurisdiction(melikgaziFolder)).templates;
  const values = { reference: '2026-4819073-2', trackingCode: '0123456789' };
  for (const { sms } of [...Object.values(events), ...Object.values(news)])
    for (const text of Object.values(sms)) assert.equal(smsLength(fill(text, values)).parts, 1, text);
});
