import { attachmentsOf, mergedInto, type StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isAttachmentId } from '../attachments/attachment-store.ts';
import { DurableFolders } from '../store/lowdb/durable-folders.ts';
import { errorCode } from '../store/lowdb/file-system.ts';
import { attachmentPath } from '../store/lowdb/folder-contents.ts';
import { nodeFileSystem } from '../store/lowdb/node-file-system.ts';
import { documentPath, RequestFiles } from '../store/lowdb/request-files.ts';
import { inBatches } from './batches.ts';
import type { Copying } from './copying.ts';
import { doubtfulMerges } from './doubtful-merges.ts';

/** What is to be known of the requests of a jurisdiction that were copied. */
export interface CopiedRequests {
  /** How many documents can't be read as requests; they are copied all the same. */
  readonly broken: number;
  /** Requests whose attachments are not all there: those that are being erased, and those of a damaged folder. */
  readonly lacking: readonly string[];
}

/**
 * Copies the requests of a jurisdiction, each with the attachments that it names, while they change.
 *
 * An attachment is written before the document that names it and deleted after the document stopped naming it. So it is
 * taken right after the document; where it is gone by then, the document is taken anew. An erasure alone deletes first:
 * the log of erasures, which is copied after this, has it by then.
 */
export const copyRequests = async (
  jurisdiction: string,
  copying: Copying,
  onRequest: () => void = () => undefined,
): Promise<CopiedRequests> => {
  const copier = new RequestCopier(jurisdiction, copying);
  const waiting = await copying.contents.stagedRecords(jurisdiction);
  await copier.copyAll(onRequest);
  // What is replaced while a folder is listed is, on some disks, listed neither as the old entry nor as the new one.
  await copier.copyAll(onRequest);
  await copier.renewDoubtfulMerges();
  await copier.copyWaitingFiles(waiting);
  return copier.result();
};

class RequestCopier {
  readonly #jurisdiction: string;
  readonly #copying: Copying;
  readonly #copies: RequestFiles;
  readonly #merges = new Map<string, string>();
  readonly #broken = new Set<string>();
  readonly #lacking = new Set<string>();

  constructor(jurisdiction: string, copying: Copying) {
    this.#jurisdiction = jurisdiction;
    this.#copying = copying;
    const root = copying.at(jurisdiction);
    this.#copies = new RequestFiles(nodeFileSystem, new DurableFolders(nodeFileSystem, root), root);
  }

  async copyAll(onRequest: () => void): Promise<void> {
    const { contents, signal } = this.#copying;
    const copy = async (path: string) => {
      if ((await this.#copying.take(path)) !== 'made') return;
      await this.#complete(path);
      onRequest();
    };
    await inBatches(contents.documents(this.#jurisdiction), copy, signal);
  }

  /** The requests of a doubtful merge are taken as they are now, each once. */
  async renewDoubtfulMerges(): Promise<void> {
    const renewed = new Set<string>();
    const isCopied = (reference: string) => isThere(this.#copying.at(this.#pathOf(reference)));
    const next = async () => {
      const doubtful = await doubtfulMerges(this.#merges, isCopied);
      return doubtful.filter(reference => !renewed.has(reference));
    };
    for (let doubtful = await next(); doubtful.length > 0; doubtful = await next())
      for (const reference of doubtful) {
        renewed.add(reference);
        this.#merges.delete(reference);
        const path = this.#pathOf(reference);
        if ((await this.#copying.retake(path)) === 'made') await this.#complete(path);
      }
  }

  /**
   * Those of the given records that are still there; and where a document can't be read, all: it may name any of them. One
   * that came later may be of a request that came too late to be copied: nothing would take it away when that is erased.
   */
  async copyWaitingFiles(records: readonly string[]): Promise<void> {
    const { contents, signal } = this.#copying;
    const copyRecord = async (path: string) => {
      if ((await this.#copying.take(path)) === 'gone') return;
      // Where there is a record, the file is whole.
      if (!(await this.#copyAttachment(basename(path, '.json')))) await this.#copying.drop(path);
    };
    await inBatches(records, copyRecord, signal);
    if (this.#broken.size === 0) return;
    const files = contents.attachments(this.#jurisdiction);
    await inBatches(files, path => this.#copyAttachment(basename(path)), signal);
  }

  result(): CopiedRequests {
    return { broken: this.#broken.size, lacking: [...this.#lacking] };
  }

  /** Copies what a document names, and the document once more where it names what is gone. */
  async #complete(path: string): Promise<void> {
    let revision: number | undefined;
    for (;;) {
      const request = await this.#read(path);
      if (request === undefined) return;
      const isWhole = await this.#copyAttachments(request);
      if (isWhole || request.revision === revision) {
        const into = mergedInto(request);
        if (into !== undefined) this.#merges.set(request.reference, into);
        if (!isWhole) this.#lacking.add(request.reference);
        return;
      }
      revision = request.revision;
      if ((await this.#copying.retake(path)) === 'gone') return;
    }
  }

  async #copyAttachments(request: StoredRequest): Promise<boolean> {
    let isWhole = true;
    for (const { id } of attachmentsOf(request)) if (!(await this.#copyAttachment(id))) isWhole = false;
    return isWhole;
  }

  async #copyAttachment(id: string): Promise<boolean> {
    return (
      isAttachmentId(id) && (await this.#copying.take(attachmentPath(this.#jurisdiction, id))) !== 'gone'
    );
  }

  /** The request that was copied to a path, `undefined` where it is none. */
  async #read(path: string): Promise<StoredRequest | undefined> {
    const reference = basename(path, '.json');
    try {
      if (this.#pathOf(reference) !== path) throw new Error(`${reference} does not belong here.`);
      return await this.#copies.read(reference);
    } catch (error) {
      if (errorCode(error) !== undefined) throw error;
      this.#broken.add(path);
      return undefined;
    }
  }

  #pathOf(reference: string): string {
    return join(this.#jurisdiction, documentPath(reference)).replaceAll('\\', '/');
  }
}

const isThere = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
};
