import { ProblemError } from '@melikgazi/mimer-sdk/domain';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import type { StagedFile } from '../../../reference-server/src/attachments/attachment-store.ts';
import { eraseRequest } from '../../../reference-server/src/erasures/erase-request.ts';
import { parseApiKey } from '../../../reference-server/src/keys/api-key.ts';
import type { FileSystem } from '../../../reference-server/src/store/lowdb/file-system.ts';
import { ConflictError, type Draft } from '../../../reference-server/src/store/store.ts';
import { byKey, byNumber, draftOf, eventOf, started } from '../drafts.ts';
import { promisesOf, type Fact, type Intent, type Known } from './facts.ts';
import type { SimulatedParts } from './simulated-parts.ts';

/** The life of one server as it goes on. */
export interface Life {
  readonly parts: SimulatedParts;
  readonly disk: FileSystem;
  readonly choose: (choices: number) => number;
  readonly facts: Fact[];
  /** Lets a day and more go by. */
  readonly wait: () => void;
}

export type Step = (life: Life) => Promise<void>;

/** Words that only this intent has, and that no other begins with. */
export const wordsOf = (name: string): string => `«${name}»`;

/** A draft as it comes with every try. */
export const draftFor = ({ name, uniques, attachments }: Intent, draw: () => string): Draft => ({
  ...draftOf(
    uniques,
    { description: wordsOf(name), attachments: attachments.map(({ attachment }) => attachment) },
    draw,
  ),
  attachments: attachments.map(({ attachment }) => attachment.id),
});

/** References of two folders, so few that some are drawn twice. */
const drawFrom = (choose: Life['choose']) => () => referenceOf(2026, choose(2) * 4_800_000 + choose(20));

const known = ({ facts }: Life): Known[] => [...promisesOf(facts).intents.values()];

/** One of those that were stored and are not about to go, where there are any. */
const standing = (life: Life): Known | undefined => {
  const all = known(life).filter(({ request, end }) => request !== undefined && end === undefined);
  return all[life.choose(Math.max(all.length, 1))];
};

const newIntent = (life: Life): Intent => {
  const { facts, choose } = life;
  const intents = known(life);
  const name = `intent-${intents.length}`;
  const uploads = [...promisesOf(facts).uploads.values()];
  const attachments = choose(2) === 0 ? uploads.slice(0, 1 + choose(2)) : [];
  const external = choose(3) === 0 ? byNumber(`phone/${name}`) : {};
  const nonce = choose(3) === 0 ? { nonce: `nonce-${name}` } : {};
  return { name, uniques: { ...byKey(name), ...external, ...nonce }, attachments };
};

/** A new one, or an old one once more; of those with a number of their own, perhaps under another key. */
const anyIntent = (life: Life): Intent => {
  const open = known(life).filter(({ end }) => end === undefined);
  const again = open[life.choose(2 * open.length + 2)]?.intent;
  if (again === undefined) return newIntent(life);
  const { external } = again.uniques;
  if (external === undefined || life.choose(2) === 0) return again;
  return { ...again, uniques: { ...byKey(`${again.name}-again`), external } };
};

const isStored = async ({ uniques: { idempotency, external } }: Intent, { store }: SimulatedParts) =>
  (await store.findByIdempotencyKey(idempotency === undefined ? [] : [idempotency.key])) !== undefined ||
  (external !== undefined && (await store.findByExternalKey(external.key)) !== undefined);

/** As an intake takes it in, which asks for the files only where it is not stored yet; a refusal stores nothing. */
const insertOnce = async (life: Life, intent: Intent): Promise<void> => {
  const { parts, facts, choose } = life;
  facts.push({ is: 'meant', intent });
  const insert = () => parts.store.insert(draftFor(intent, drawFrom(choose)));
  const ids = (await isStored(intent, parts))
    ? []
    : intent.attachments.map(({ attachment }) => attachment.id);
  const outcome = await parts.attachments.claim(ids, insert).catch(async (error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    return (await isStored(intent, parts)) ? insert() : undefined;
  });
  if (outcome !== undefined) facts.push({ is: 'stored', intent, request: outcome.request });
};

const insert: Step = async life => {
  const intent = anyIntent(life);
  await Promise.all(Array.from({ length: 1 + life.choose(2) }, () => insertOnce(life, intent)));
};

const insertSeveral: Step = async life => {
  const first = insertOnce(life, newIntent(life));
  await Promise.all([first, insertOnce(life, newIntent(life)), insertOnce(life, anyIntent(life))]);
};

const conflict: Step = async life => {
  const one = standing(life);
  if (one === undefined) return;
  const { name } = one.intent;
  if (one.request?.uniques.idempotency?.key !== name) return;
  const intruder = draftOf(byKey(name, 'other content'), { description: 'an intruder' });
  const error: unknown = await life.parts.store.insert(intruder).catch((error: unknown) => error);
  if (!(error instanceof ConflictError)) life.facts.push({ is: 'wrong', what: `${name} was taken twice` });
};

const update: Step = async ({ parts, facts, ...life }) => {
  const one = standing({ parts, facts, ...life });
  if (one?.request === undefined) return;
  const request = await parts.store.update(one.request.reference, undefined, started);
  facts.push({ is: 'stored', intent: one.intent, request });
};

const erase: Step = async life => {
  const { parts, facts } = life;
  const one = standing(life);
  if (one?.request === undefined) return;
  const { intent, request } = one;
  const resolved = eventOf('resolved', parts.clock().toISOString());
  await parts.store.update(request.reference, undefined, stored => ({
    ...stored,
    version: stored.version + 1,
    events: [...stored.events, resolved],
  }));
  facts.push({ is: 'erasing', intent });
  await eraseRequest(request.reference, { reason: 'request' }, parts);
  facts.push({ is: 'erased', intent });
};

const remove: Step = async life => {
  const one = standing(life);
  if (one?.request === undefined) return;
  life.facts.push({ is: 'removing', intent: one.intent });
  await life.parts.store.remove(one.request.reference);
  life.facts.push({ is: 'removed', intent: one.intent });
};

const upload: Step = async ({ parts, disk, choose, facts }) => {
  const id = Array.from({ length: 32 }, () => choose(16).toString(16)).join('');
  const content = `the file ${id}`;
  const path = parts.files.temporaryPath();
  const file = await disk.createFile(path);
  await file.write(content);
  await file.close();
  const attachment = { id, name: `${id}.pdf`, mediaType: 'application/pdf', bytes: content.length };
  const staged: StagedFile = { attachment, owner: 'tests', stagedAt: parts.clock().toISOString() };
  const arrival = await parts.files.expect({ id, owner: 'tests', bytes: content.length });
  await arrival?.stage(staged, path);
  await arrival?.end();
  facts.push({ is: 'uploaded', file: staged });
};

const sweep: Step = async ({ parts, facts, wait }) => {
  for (const file of promisesOf(facts).uploads.values()) facts.push({ is: 'sweeping', file });
  wait();
  await parts.files.sweep(parts.clock());
};

const createKey: Step = async ({ parts, facts }) => {
  const wanted = { label: 'Tests', scopes: ['desk:read'] as const, test: false };
  facts.push({ is: 'key', key: await parts.keys.create(wanted, parts.clock()) });
};

const revokeKey: Step = async ({ parts, facts, choose }) => {
  const valid = [...promisesOf(facts).keys].flatMap(([key, is]) => (is === 'key' ? [key] : []));
  const key = valid[choose(Math.max(valid.length, 1))];
  if (key === undefined) return;
  facts.push({ is: 'revoking', key });
  await parts.keys.revoke(parseApiKey(key)?.id ?? '', parts.clock());
  facts.push({ is: 'revoked', key });
};

/** What can happen, as often as it stands here. */
export const steps: readonly Step[] = [
  insert,
  insert,
  insert,
  insertSeveral,
  conflict,
  update,
  update,
  erase,
  erase,
  remove,
  upload,
  upload,
  sweep,
  createKey,
  revokeKey,
];
