import {
  jurisdictionSchema,
  newRequestSchema,
  problemSchema,
  receiptSchema,
  serviceListSchema,
  trackedRequestSchema,
} from '@melikgazi/mimer-sdk/contract';
import { isReference } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { format } from 'prettier';
import * as z from 'zod/mini';
import { loadJurisdiction } from '../../reference-server/src/jurisdictions/load.ts';
import { serviceGroupSchema } from '../../reference-server/src/jurisdictions/schema.ts';
import { loadWebhooks } from '../../reference-server/src/webhooks/webhook-settings.ts';
import { blocksUnder, documents, placeOf, type Block } from '../support/documents/markdown.ts';
import { root } from '../support/documents/root.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The languages that a test of their own reads. */
const readElsewhere = new Set(['ts', 'js', 'html', 'sh']);

/** Languages that Prettier reads; it refuses what is broken. */
const parsers: Readonly<Record<string, string>> = { json: 'json', css: 'css', yaml: 'yaml' };

/** Languages that nothing here reads, and why. */
const unread: Readonly<Record<string, string>> = {
  '': 'pictures made of letters, chats and what a program prints',
  text: 'what the benchmark has drawn',
  caddy: 'Caddy is not at hand',
  nginx: 'nginx is not at hand',
  ini: 'of systemd, which is not everywhere',
  csp: 'a page is opened under it in test/e2e/guest/policies.test.ts',
  sql: 'SQLite’s, run by test/examples/tiny-backend.test.ts',
};

const blocks = documents.flatMap(document => document.blocks);

const readable = async (block: Block): Promise<string | undefined> => {
  const parser = parsers[block.language];
  if (parser === undefined)
    return readElsewhere.has(block.language) || block.language in unread
      ? undefined
      : `${placeOf(block)}: nobody reads “${block.language}”`;
  return format(block.code, { parser }).then(
    () => undefined,
    (error: unknown) => `${placeOf(block)}: ${String(error).split('\n')[0]}`,
  );
};

test('every block is read by somebody, or it is said why not', async () => {
  const complaints = await Promise.all(blocks.map(readable));
  assert.deepEqual(
    complaints.filter(complaint => complaint !== undefined),
    [],
  );
  const languages = new Set(blocks.map(({ language }) => language));
  assert.deepEqual(
    Object.keys(unread).filter(language => !languages.has(language)),
    [],
    'an exemption that nothing needs any more',
  );
});

test('a broken block and one in an unknown language would be found', async () => {
  const at = { file: 'here.md', line: 1, heading: '' };
  for (const [language, code] of [
    ['json', '{ "a": }'],
    ['css', 'a { color: red'],
    ['yaml', 'a: [1'],
    ['cobol', 'STOP RUN.'],
  ] as const)
    assert.match((await readable({ ...at, language, code })) ?? '', /^here\.md:1: /, language);
});

const backend = 'sdk/BACKEND.md';

/** Each answer and each body that the story of a backend shows is one by the contract. */
const shown: readonly (readonly [heading: string, ...z.core.$ZodType[]])[] = [
  ['The municipality', jurisdictionSchema],
  ['What can be asked for', serviceListSchema],
  ['Somebody sends a request', newRequestSchema, receiptSchema],
  ['What is refused', problemSchema],
  ['Somebody looks how it is', trackedRequestSchema],
];

for (const [heading, ...schemas] of shown)
  test(`what a backend is told under “${heading}” is as the contract says`, () => {
    const found = blocksUnder(backend, heading, 'json');
    assert.equal(found.length, schemas.length);
    for (const [index, { code }] of found.entries()) {
      const { error } = z.safeParse(schemas[index] ?? z.never(), JSON.parse(code));
      assert.deepEqual(error?.issues ?? [], []);
    }
  });

test('every reference in a document has the check digit that it should', () => {
  const found = blocks.flatMap(block =>
    Array.from(block.code.matchAll(/\b20\d\d-\d{7}-\d\b/g), ([reference]) => ({ block, reference })),
  );
  assert.ok(found.length > 5);
  assert.deepEqual(
    found.filter(({ reference }) => !isReference(reference)).map(({ block }) => placeOf(block)),
    [],
  );
});

test('the webhooks of the operators’ guide can be loaded', async t => {
  const [block] = blocksUnder('reference-server/OPERATING.md', 'Webhooks', 'json');
  const file = join(await temporaryFolder(t), 'webhooks.json');
  await writeFile(file, block?.code ?? '');
  assert.deepEqual(
    (await loadWebhooks(file)).map(({ id }) => id),
    ['map', 'archive'],
  );
});

test('the question that contributors are shown can be added to Melikgazi’s', async t => {
  const [block] = blocksUnder('CONTRIBUTING.md', 'Add a question', 'json');
  const folder = await temporaryFolder(t);
  await cp(join(root, 'reference-server/jurisdictions/melikgazi'), folder, { recursive: true });
  const file = join(folder, 'services/yol.json');
  const group = z.parse(serviceGroupSchema, JSON.parse(await readFile(file, 'utf8')));
  const services = group.services.map(service =>
    service.code === 'YOL-01'
      ? { ...service, attributes: [...(service.attributes ?? []), JSON.parse(block?.code ?? '')] }
      : service,
  );
  await writeFile(file, JSON.stringify({ ...group, services }));
  const { services: loaded } = await loadJurisdiction(folder);
  assert.ok(loaded.get('YOL-01')?.attributes?.some(({ code }) => code === 'since-when'));
});
