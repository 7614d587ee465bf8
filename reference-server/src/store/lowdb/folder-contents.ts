import { codeSchema } from '@melikgazi/mimer-sdk/contract';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { isAttachmentId } from '../../attachments/attachment-store.ts';
import { errorCode } from './file-system.ts';
import { formatFile } from './folder-format.ts';

/** How the name of a jurisdiction's log of erasures ends; what stands before is the jurisdiction's id. */
export const erasureLogEnding = '-erasures.jsonl';

/**
 * What a data folder holds that can't be made again, as paths below it with slashes. It only looks, a folder at a time, so
 * that a server may be writing meanwhile; what is listed may be gone by the time it is read.
 */
export class FolderContents {
  readonly folder: string;

  constructor(dataFolder: string) {
    this.folder = dataFolder;
  }

  /** The ids of the jurisdictions that have requests or attachments here. */
  async jurisdictions(): Promise<string[]> {
    const ids: string[] = [];
    for (const { name, isFolder } of await this.#list('')) {
      if (!isFolder || !z.safeParse(codeSchema, name).success) continue;
      const inside = await this.#list(name);
      if (inside.some(entry => entry.isFolder && ['requests', 'attachments'].includes(entry.name)))
        ids.push(name);
    }
    return ids;
  }

  /** The secret and the marker of the format, where they are. */
  async singleFiles(): Promise<string[]> {
    return (await this.#list('')).flatMap(({ name }) =>
      ['secret', formatFile].includes(name) ? [name] : [],
    );
  }

  /** The documents of requests, those that can't be read among them. */
  async *documents(jurisdiction: string): AsyncGenerator<string, void, undefined> {
    yield* this.#below(`${jurisdiction}/requests`, name => name.endsWith('.json'));
  }

  /** The records of attachments that wait to be claimed, or did an hour ago. */
  async stagedRecords(jurisdiction: string): Promise<string[]> {
    const folder = `${jurisdiction}/attachments/staged`;
    return this.#named(folder, name => isAttachmentId(name.replace(/\.json$/, '')) && name.endsWith('.json'));
  }

  /** The files of attachments, those that no request names among them. */
  async *attachments(jurisdiction: string): AsyncGenerator<string, void, undefined> {
    const folder = `${jurisdiction}/attachments`;
    for (const { name, isFolder } of await this.#list(folder))
      if (isFolder && /^[0-9a-f]{2}$/.test(name))
        yield* await this.#named(`${folder}/${name}`, isAttachmentId);
  }

  async keys(): Promise<string[]> {
    return this.#named('keys', name => /^[0-9a-f]{12}\.json$/.test(name));
  }

  async erasureLogs(): Promise<string[]> {
    return this.#named('', name => name.endsWith(erasureLogEnding));
  }

  /** The browser builds of every version that was served from here. */
  async *builds(): AsyncGenerator<string, void, undefined> {
    yield* this.#below(
      '.builds',
      () => true,
      name => !name.endsWith('.partial'),
    );
  }

  async *#below(
    folder: string,
    isWanted: (name: string) => boolean,
    isEntered: (name: string) => boolean = () => true,
  ): AsyncGenerator<string, void, undefined> {
    for (const { name, isFolder } of await this.#list(folder)) {
      const path = `${folder}/${name}`;
      if (isFolder && isEntered(name)) yield* this.#below(path, isWanted, isEntered);
      else if (!isFolder && isWanted(name)) yield path;
    }
  }

  async #named(folder: string, isWanted: (name: string) => boolean): Promise<string[]> {
    const entries = await this.#list(folder);
    return entries.flatMap(({ name, isFolder }) =>
      !isFolder && isWanted(name) ? [folder === '' ? name : `${folder}/${name}`] : [],
    );
  }

  async #list(folder: string): Promise<{ readonly name: string; readonly isFolder: boolean }[]> {
    try {
      const entries = await readdir(join(this.folder, folder), { withFileTypes: true });
      return entries.map(entry => ({ name: entry.name, isFolder: entry.isDirectory() }));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }
}

/** Where the file of an attachment is, below the data folder. */
export const attachmentPath = (jurisdiction: string, id: string): string =>
  `${jurisdiction}/attachments/${id.slice(0, 2)}/${id}`;
