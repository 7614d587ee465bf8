import * as z from 'zod/mini';
import type { OutboxFile, OutboxItem } from './outbox-item.ts';

/** What stands in a stored file in place of its Blob. */
const contentSchema = z.object({ type: z.string(), bytes: z.instanceof(ArrayBuffer) });

/** The bytes of Blobs: reading them takes time, which a transaction does not give. */
export type KnownBytes = Map<Blob, ArrayBuffer>;

/** Reads what is to be stored, before a transaction begins. */
export const readBytes = async (files: readonly OutboxFile[]): Promise<KnownBytes> =>
  new Map(
    await Promise.all(
      files.map(async ({ blob }): Promise<[Blob, ArrayBuffer]> => [blob, await blob.arrayBuffer()]),
    ),
  );

/**
 * An item as a browser keeps it: bytes in place of Blobs, which a private window of Safari refuses to store (webkit.org/b/156347). A
 * Blob whose bytes are not known was read as one, from what an earlier version stored, and stays one.
 */
export const toStored = (item: OutboxItem, known: KnownBytes): unknown => ({
  ...item,
  files: item.files.map(file => {
    const bytes = known.get(file.blob);
    return bytes === undefined ? file : { ...file, blob: { type: file.blob.type, bytes } };
  }),
});

/** An entry with Blobs in place of bytes, which are `known` from then on. What is no entry of ours is left as it is. */
export const fromStored = (entry: unknown, known: KnownBytes = new Map()): unknown => {
  if (!isObject(entry) || !Array.isArray(entry['files'])) return entry;
  const files = entry['files'].map((file: unknown) => {
    if (!isObject(file)) return file;
    const content = contentSchema.safeParse(file['blob']);
    if (!content.success) return file;
    const { type, bytes } = content.data;
    const blob = new Blob([bytes], { type });
    known.set(blob, bytes);
    return { ...file, blob };
  });
  return { ...entry, files };
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
