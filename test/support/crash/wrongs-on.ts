import { parseApiKey } from '../../../reference-server/src/keys/api-key.ts';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { StagedFile } from '../../../reference-server/src/attachments/attachment-store.ts';
import { listOptions } from '../list-options.ts';
import type { FileSystem } from '../../../reference-server/src/store/lowdb/file-system.ts';
import { filesBelow } from '../simulated-store.ts';
import type { Known, Promises } from './facts.ts';
import { dataFolder, startParts, type SimulatedParts } from './simulated-parts.ts';
import { draftFor, wordsOf } from './steps.ts';

type Store = Pick<SimulatedParts, 'store'>;

/** What is wrong with a disk after the power came back and the server was started on it. */
export const wrongsOn = async (
  disk: FileSystem,
  promises: Promises,
  clock: () => Date,
): Promise<string[]> => {
  try {
    const parts = await startParts(disk, clock);
    const wrongs = parts.broken === 0 ? [] : ['half a document'];
    if (promises.secret !== undefined && parts.secret !== promises.secret) wrongs.push('lost: the secret');
    for (const known of promises.intents.values()) wrongs.push(...(await wrongsOf(known, parts)));
    wrongs.push(...(await wronglyListed(parts)));
    for (const file of promises.uploads.values()) wrongs.push(...(await wrongsOfUpload(file, parts)));
    wrongs.push(...(await wrongsOfKeys(promises, parts)));
    wrongs.push(...(await unerased(disk, promises)));
    wrongs.push(...(await doubles(promises, parts)));
    return wrongs;
  } catch (error) {
    return [`it does not work: ${String(error)}`];
  }
};

const wrongsOf = async (known: Known, parts: SimulatedParts): Promise<string[]> => {
  const { intent, request, end } = known;
  const { name } = intent;
  const found = await find(known, parts);
  if (end === 'removed') return found === undefined ? [] : [`back: ${name}`];
  if (found === undefined) {
    const mayBeGone = request === undefined || end === 'removing';
    return mayBeGone ? [] : [`lost: ${name}`];
  }
  if (found.erasedOn !== undefined)
    return end === 'erasing' || end === 'erased' ? [] : [`lost: ${name} was erased`];
  if (end === 'erased') return [`back: the words of ${name}`];
  const wrongs: string[] = [];
  if (found.reference !== (request?.reference ?? found.reference)) wrongs.push(`doubled: ${name}`);
  if (found.version < (request?.version ?? 0)) wrongs.push(`lost: a version of ${name}`);
  if (found.description !== wordsOf(name)) wrongs.push(`mixed up: ${name}`);
  for (const { id, bytes } of found.attachments) {
    if (!(await isWhole(id, bytes, parts))) wrongs.push(`lost: a file of ${name}`);
  }
  return wrongs;
};

/** The list is made from the index, which may come from a cache; what is found is read from its document. */
const wronglyListed = async ({ store }: Store): Promise<string[]> => {
  const { items } = await store.list(listOptions({ limit: 200 }));
  const wrongs: string[] = [];
  for (const { reference, version } of items)
    if ((await store.find(reference))?.version !== version) wrongs.push(`listed as it was: ${reference}`);
  return wrongs;
};

/** By its reference, where that was told: a tombstone has not all keys any more. That of a removed one is free again. */
const find = async (
  { intent, request, end }: Known,
  { store }: Store,
): Promise<StoredRequest | undefined> => {
  if (request !== undefined && end !== 'removed' && end !== 'removing') return store.find(request.reference);
  const { idempotency, external } = intent.uniques;
  return (
    (await store.findByIdempotencyKey(idempotency === undefined ? [] : [idempotency.key])) ??
    (external && (await store.findByExternalKey(external.key)))
  );
};

const isWhole = async (id: string, bytes: number, { attachments }: SimulatedParts): Promise<boolean> => {
  const file = await attachments.read(id);
  file?.stream.destroy();
  return file?.bytes === bytes;
};

const wrongsOfUpload = async ({ attachment }: StagedFile, parts: SimulatedParts): Promise<string[]> => {
  const { id, bytes } = attachment;
  const isClaimed = await parts.attachments.claim([id], () => Promise.resolve(true)).catch(() => false);
  return isClaimed && (await isWhole(id, bytes, parts)) ? [] : [`lost: an upload`];
};

const wrongsOfKeys = async (
  { keys }: Promises,
  { keys: store, clock }: SimulatedParts,
): Promise<string[]> => {
  const wrongs: string[] = [];
  for (const [key, is] of keys) {
    const found = await store.authenticate(key, clock()).catch(() => undefined);
    const isValid = found !== undefined;
    if (is === 'key' && !isValid) wrongs.push(`lost: the key ${parseApiKey(key)?.id}`);
    if (is === 'revoked' && isValid) wrongs.push(`back: the key ${parseApiKey(key)?.id}`);
  }
  return wrongs;
};

/** Files that still hold, or are, something of an erased request. */
const unerased = async (disk: FileSystem, { intents }: Promises): Promise<string[]> => {
  const words = [...intents.values()].flatMap(({ intent, end }) =>
    end === 'erased'
      ? [wordsOf(intent.name), ...intent.attachments.map(({ attachment }) => attachment.id)]
      : [],
  );
  if (words.length === 0) return [];
  const wrongs: string[] = [];
  for (const path of await filesBelow(disk, dataFolder)) {
    const text = `${path} ${await disk.readFile(path)}`;
    if (words.some(word => text.includes(word)))
      wrongs.push(`back: something of an erased request in ${path}`);
  }
  return wrongs;
};

/** Retries all that may be retried: each must be the request that it was, and there is one of each. */
const doubles = async ({ intents }: Promises, { store }: Store): Promise<string[]> => {
  const wrongs: string[] = [];
  let expected = 0;
  let number = 0;
  for (const known of intents.values()) {
    const { intent, request, end } = known;
    if (end === undefined) {
      const draw = () => referenceOf(2027, (number += 1));
      const again = await store.insert(draftFor(intent, draw));
      if (request !== undefined && again.request.reference !== request.reference)
        wrongs.push(`doubled: ${intent.name}`);
      expected += 1;
    } else if ((await find(known, { store })) !== undefined) expected += 1;
  }
  let stored = 0;
  for await (const _reference of store.references({})) stored += 1;
  if (stored !== expected) wrongs.push(`doubled or lost: ${stored} requests for ${expected} intents`);
  return wrongs;
};
