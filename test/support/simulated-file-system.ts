import type { FileSystem, NewFile } from '../../reference-server/src/store/lowdb/file-system.ts';
import { systemError } from './intercepted-file-system.ts';

interface SimulatedFile {
  readonly text: string;
  readonly synced: string;
}

/** Content and names reach the disk apart from each other: `file.sync` the one, `syncFolder` the other. */
interface SimulatedFolder {
  readonly entries: Map<string, SimulatedNode>;
  readonly synced: Map<string, SimulatedNode>;
}

type SimulatedNode = { file: SimulatedFile } | { readonly folder: SimulatedFolder };

/** What a power cut leaves of something that was not synced: nothing of it, or what a coin decides. */
export type PowerCut = 'drops' | ((choices: 2) => number);

/** Lets others come in between, as a disk would. */
const diskTime = () => Promise.resolve();

const emptyFolder = (): SimulatedFolder => ({ entries: new Map(), synced: new Map() });

/** A disk in memory that knows what would survive a power cut. */
export class SimulatedFileSystem implements FileSystem {
  readonly #root: SimulatedFolder;

  constructor(root: SimulatedFolder = emptyFolder()) {
    this.#root = root;
  }

  /** The disk as the next start finds it. */
  afterPowerCut(cut: PowerCut): SimulatedFileSystem {
    return new SimulatedFileSystem(folderAfter(this.#root, cut));
  }

  async createFile(path: string): Promise<NewFile> {
    await diskTime();
    const [{ entries }, name] = this.#parentOf(path);
    if (entries.has(name)) throw systemError('EEXIST');
    const node: SimulatedNode = { file: { text: '', synced: '' } };
    entries.set(name, node);
    return {
      write: async text => {
        await diskTime();
        node.file = { ...node.file, text: node.file.text + text };
      },
      sync: async () => {
        await diskTime();
        node.file = { ...node.file, synced: node.file.text };
      },
      close: diskTime,
    };
  }

  async readFile(path: string): Promise<string | undefined> {
    await diskTime();
    const [{ entries }, name] = this.#parentOf(path);
    const node = entries.get(name);
    return node !== undefined && 'file' in node ? node.file.text : undefined;
  }

  async rename(from: string, to: string): Promise<void> {
    await diskTime();
    const [source, oldName] = this.#parentOf(from);
    const [target, newName] = this.#parentOf(to);
    const node = source.entries.get(oldName);
    if (node === undefined) throw systemError('ENOENT');
    source.entries.delete(oldName);
    target.entries.set(newName, node);
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
  const { text, synced } = node.file;
  const torn = cut === 'drops' || cut(2) === 0 ? synced : text.slice(0, Math.ceil(text.length / 2));
  const left = text === synced ? text : torn;
  return { file: { text: left, synced: left } };
};
