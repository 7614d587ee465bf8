import { fileLock, fileStore } from '@melikgazi/example-file-outbox';
import { createMimer, type Receipt } from '@melikgazi/mimer-sdk';
import { createOutbox, isOpen, type OutboxReason } from '@melikgazi/mimer-sdk/outbox';
import { stringify } from 'csv-stringify/sync';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readPetitions, type Row } from './read-petitions.ts';
import { requestOf } from './request-of.ts';
import words from './words.json' with { type: 'json' };

// Registers a CSV of petitions and prints their receipts as CSV. Run it as often as you like: the petition's register number keeps
// each single, and what a crash interrupted goes on from the outbox. Exit codes: 0 all are registered, 1 some rows were refused,
// 2 the file or the call was wrong, 3 some still wait for the network.

const { said, reasons } = words;
type Words = Readonly<Record<string, string | number>>;
const fill = (sentence: string, values: Words): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
const among = (texts: Words, code: string): string | undefined => texts[code]?.toString();

const fail: (sentence: string) => never = sentence => {
  console.error(sentence);
  process.exit(2);
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    endpoint: { type: 'string' },
    encoding: { type: 'string', default: 'utf-8' },
    outbox: { type: 'string', default: 'petitions-outbox' },
  },
});
const [path] = positionals;
const apiKey = process.env['MIMER_KEY'];
const { endpoint, encoding, outbox: folder } = values;
if (path === undefined || endpoint === undefined || apiKey === undefined) fail(said.usage);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const { rows, unreadable } = await readFile(path)
  .then(bytes => readPetitions(bytes, encoding))
  .catch((error: unknown) => fail(messageOf(error)));
const mimer = createMimer({ endpoint, apiKey, locale: 'tr' });
const [jurisdiction, services] = await Promise.all([mimer.jurisdiction.get(), mimer.services.list()]).catch(
  (error: unknown) => fail(fill(said.unreachable, { reason: messageOf(error) })),
);

const outbox = createOutbox({
  store: fileStore(folder),
  lock: fileLock(folder),
  send: { create: mimer.requests.create },
});
let refused = 0;
const refuse = (line: number, registerNumber = '?', { code, fields = [] }: OutboxReason): void => {
  refused += 1;
  const parts = fields.map(({ pointer = '', code }) => {
    const member = among(words.members, pointer) ?? pointer;
    return `${member}: ${among(reasons, code) ?? reasons.invalid}`;
  });
  const reason = parts.join('; ') || (among(reasons, code) ?? code);
  console.error(fill(said.row, { line, registerNumber, reason }));
};

// What an earlier run left behind, and a later one finished, has its receipt at the backend too.
const yesterday = Date.now() - 86_400_000;
for (const item of await outbox.items())
  if (!isOpen(item) && item.createdAt < yesterday) await outbox.remove(item.id);

for (const line of unreadable) refuse(line, undefined, { code: 'unreadable' });
const sent: { readonly row: Row; readonly id: string }[] = [];
for (const row of rows) {
  const made = requestOf(row, jurisdiction, services);
  if ('reason' in made) refuse(row.line, row.cells.registerNumber, made.reason);
  else sent.push({ row, id: (await outbox.add({ request: made.request })).id });
}
// Another run on the same outbox may be at it.
while (!(await outbox.flush({ all: true }))) await delay(250);
const items = new Map((await outbox.items()).map(item => [item.id, item]));
const receiptRow = ({ cells }: Row, { reference, trackingCode, receivedAt, dueOn = '' }: Receipt) => ({
  registerNumber: cells.registerNumber,
  reference,
  // In two groups, else Excel takes it for a number and drops its zeros.
  trackingCode: trackingCode.replace(/(.{5})/, '$1 '),
  receivedOn: receivedAt.slice(0, 10),
  dueOn,
});
let waiting = 0;
const receipts = sent.flatMap(({ row, id }) => {
  const { receipt, reason } = items.get(id) ?? {};
  if (receipt !== undefined) return [receiptRow(row, receipt)];
  if (reason === undefined) waiting += 1;
  else refuse(row.line, row.cells.registerNumber, reason);
  return [];
});
process.stdout.write(
  stringify(receipts, {
    header: true,
    columns: words.receipt,
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  }),
);
for (const item of sent.flatMap(({ id }) => items.get(id) ?? []))
  if (!isOpen(item)) await outbox.remove(item.id);
console.error(fill(said.done, { registered: receipts.length, refused }));
if (waiting > 0) console.error(fill(said.waiting, { count: waiting }));
process.exitCode = waiting > 0 ? 3 : refused > 0 ? 1 : 0;
