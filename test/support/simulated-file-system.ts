import { Readable } from 'node:stream';
import type { FileStamp } from '../../reference-server/src/store/lowdb/file-stamp.ts';
import {
  errorCode,
  type FileSystem,
  type NewFile,
  type ReadFile,
} from '../../reference-server/src/store/lowdb/file-system.ts';
import { systemError } from './intercepted-file-system.ts';

interface SimulatedFile {
  readonly content: Buffer;
  readonly synced: Buffer;
  /** By the disk's clock, of its content or name. */
  readonly changedAt: number;
}

/** Content and names reach the disk apart from each other: `file.sync` the one, `syncFolder` the other. */
interface SimulatedFolder {
  readonly entries: Map<string, SimulatedNode>;
  readonly synced: Map<string, SimulatedNode>;
}

type SimulatedNode = SimulatedFileNode | { readonly folder: SimulatedFolder };

interface SimulatedFileNode {
  file: SimulatedFile;
  readonly inode: number;
}

/** What a power cut leaves of something that was not synced: nothing of it, or what a coin decides. */
export type PowerCut = 'drops' | ((choices: 2) => number);

/** Lets others come in between, as a disk would. */
const diskTime = () => Promise.resolve();

const emptyFolder = (): SimulatedFolder => ({ entries: new Map(), synced: new Map() });

/** Milliseconds that a disk's clock tells, each time it is asked. */
export type DiskClock = () => number;

/** Goes on by a second each time, so that some of what happened is long ago, and some just now. */
const steadyClock = (): DiskClock => {
  let seconds = 0;
  return () => 1000 * (seconds += 1);
};

/** A disk in memory that knows what would survive a power cut. */
export class SimulatedFileSystem implements FileSystem {
  readonly #root: SimulatedFolder;
  readonly #clock: DiskClock;

  constructor(clock: DiskClock = steadyClock(), root: SimulatedFolder = emptyFolder()) {
    this.#clock = clock;
    this.#root = root;
  }

  /** The disk as the next start finds it. */
  afterPowerCut(cut: PowerCut): SimulatedFileSystem {
    return new SimulatedFileSystem(this.#clock, folderAfter(this.#root, cut));
  }

  async createFile(path: string): Promise<NewFile> {
    await diskTime();
    const [{ entries }, name] = this.#parentOf(path);
    if (entries.has(name)) throw systemError('EEXIST');
    const node = this.#emptyFile();
    entries.set(name, node);
    return this.#handleOf(node);
  }

  async openToAppend(path: string): Promise<NewFile> {
    await diskTime();
    const node = this.#fileAt(path) ?? this.#emptyFile();
    const [{ entries }, name] = this.#parentOf(path);
    entries.set(name, node);
    return this.#handleOf(node);
  }

  async syncFile(path: string): Promise<void> {
    await diskTime();
    const node = this.#fileAt(path);
    if (node === undefined) throw systemError('ENOENT');
    node.file = { ...node.file, synced: node.file.content };
  }

  async openToRead(path: string): Promise<ReadFile | undefined> {
    await diskTime();
    const content = this.#fileAt(path)?.file.content;
    return content && { bytes: content.length, stream: Readable.from([content]) };
  }

  async readFile(path: string): Promise<string | undefined> {
    await diskTime();
    return this.#fileAt(path)?.file.content.toString();
  }

  async readBytes(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    await diskTime();
    const node = this.#fileAt(path);
    return node && Uint8Array.from(node.file.content);
  }

  async stamp(path: string): Promise<FileStamp | undefined> {
    await diskTime();
    const node = this.#fileAt(path);
    return node && { inode: node.inode, changedAt: node.file.changedAt, size: node.file.content.length };
  }

  async rename(from: string, to: string): Promise<void> {
    await diskTime();
    const [source, oldName] = this.#parentOf(from);
    const [target, newName] = this.#parentOf(to);
    const node = source.entries.get(oldName);
    if (node === undefined) throw systemError('ENOENT');
    if ('file' in node) node.file = { ...node.file, changedAt: this.#clock() };
    source.entries.delete(oldName);
    target.entries.set(newName, node);
  }

  async link(from: string, to: string): Promise<void> {
    await diskTime();
    const node = this.#fileAt(from);
    const [{ entries }, name] = this.#parentOf(to);
    if (node === undefined) throw systemError('ENOENT');
    if (entries.has(name)) throw systemError('EEXIST');
    entries.set(name, node);
  }

  async unlink(path: string): Promise<void> {
    await diskTime();
    const [{ entries }, name] = this.#parentOf(path);
    if (!entries.delete(name)) throw systemError('ENOENT');
  }

  async makeFolder(path: string): Promise<void> {
    await diskTime();
    const [{ entries }, name] = this.#parentOf(path);
    if (entries.has(name)) throw systemError('EEXIST');
    entries.set(name, { folder: emptyFolder() });
  }

  async listFolder(path: string) {
    await diskTime();
    return Array.from(this.#folderAt(path).entries, ([name, node]) => ({ name, isFolder: 'folder' in node }));
  }

  async syncFolder(path: string): Promise<void> {
    await diskTime();
    const { entries, synced } = this.#folderAt(path);
    synced.clear();
    for (const [name, node] of entries) synced.set(name, node);
  }

  #emptyFile(): SimulatedFileNode {
    const empty = Buffer.alloc(0);
    const file = { content: empty, synced: empty, changedAt: this.#clock() };
    return { file, inode: this.#freeInode() };
  }

  #handleOf(node: SimulatedFileNode): NewFile {
    return {
      write: async content => {
        await diskTime();
        const written = Buffer.concat([node.file.content, Buffer.from(content)]);
        node.file = { ...node.file, content: written, changedAt: this.#clock() };
      },
      sync: async () => {
        await diskTime();
        node.file = { ...node.file, synced: node.file.content };
      },
      close: diskTime,
    };
  }

  #fileAt(path: string): SimulatedFileNode | undefined {
    try {
      const [{ entries }, name] = this.#parentOf(path);
      const node = entries.get(name);
      return node !== undefined && 'file' in node ? node : undefined;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** The smallest that no file has: disks give numbers anew as soon as they may. */
  #freeInode(): number {
    const used = new Set<number>();
    addInodes(this.#root, used);
    for (let inode = 1; ; inode += 1) if (!used.has(inode)) return inode;
  }

  #parentOf(path: string): [SimulatedFolder, string] {
    const names = path.split('/');
    const name = names.pop() ?? '';
    return [this.#folderAt(names.join('/')), name];
  }

  #folderAt(path: string): SimulatedFolder {
    let folder = this.#root;
    for (const name of path.split('/').filter(Boolean)) {
      const node = folder.entries.get(name);
      if (node === undefined || !('folder' in node)) throw systemError('ENOENT');
      folder = node.folder;
    }
    return folder;
  }
}

const folderAfter = ({ entries, synced }: SimulatedFolder, cut: PowerCut): SimulatedFolder => {
  const after = emptyFolder();
  for (const name of new Set([...synced.keys(), ...entries.keys()])) {
    const survivor = (cut === 'drops' || cut(2) === 0 ? synced : entries).get(name);
    if (survivor === undefined) continue;
    const node = nodeAfter(survivor, cut);
    after.entries.set(name, node);
    after.synced.set(name, node);
  }
  return after;
};

const nodeAfter = (node: SimulatedNode, cut: PowerCut): SimulatedNode => {
  if ('folder' in node) return { folder: folderAfter(node.folder, cut) };
  const { content, synced, changedAt } = node.file;
  const left = content === synced || cut === 'drops' ? synced : unsyncedAfter(content, synced, cut);
  return { inode: node.inode, file: { content: left, synced: left, changedAt } };
};

/** Nothing, a half or all of what was not synced is left; a file that has only grown keeps what was synced. */
const unsyncedAfter = (content: Buffer, synced: Buffer, coin: (choices: 2) => number): Buffer => {
  if (coin(2) === 0) return synced;
  if (coin(2) === 0) return content;
  const kept = content.subarray(0, synced.length).equals(synced) ? synced.length : 0;
  return content.subarray(0, kept + Math.ceil((content.length - kept) / 2));
};

const addInodes = ({ entries, synced }: SimulatedFolder, used: Set<number>): void => {
  for (const nodes of [entries, synced])
    for (const node of nodes.values()) {
      if ('file' in node) used.add(node.inode);
      else addInodes(node.folder, used);
    }
};
