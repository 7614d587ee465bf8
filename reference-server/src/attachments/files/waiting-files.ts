import type { StagedFile } from '../attachment-store.ts';
import type { Quotas } from './quotas.ts';

interface Waiting {
  readonly staged: StagedFile;
  /** Whether it was there before this process. */
  readonly inherited: boolean;
  /** Counts it back. */
  readonly release: () => void;
  /** How many are claiming it now. */
  holds: number;
}

/** The files that can be claimed, each counted in its owner's quota. */
export class WaitingFiles {
  readonly #quotas: Quotas;
  readonly #files = new Map<string, Waiting>();

  constructor(quotas: Quotas) {
    this.#quotas = quotas;
  }

  add(staged: StagedFile, { inherited }: { inherited: boolean }): void {
    const { id, bytes } = staged.attachment;
    const release = this.#quotas.add(staged.owner, bytes);
    this.#files.set(id, { staged, inherited, release, holds: 0 });
  }

  has(id: string): boolean {
    return this.#files.has(id);
  }

  /** Takes a file out, so that nobody can claim it any more. */
  take(id: string): StagedFile | undefined {
    const found = this.#files.get(id);
    this.#files.delete(id);
    found?.release();
    return found?.staged;
  }

  /** Keeps files from being deleted until the answer is called; those that do not wait are left out. */
  hold(ids: readonly string[]): { readonly files: readonly StagedFile[]; readonly letGo: () => void } {
    const held = ids.flatMap(id => this.#files.get(id) ?? []);
    for (const file of held) file.holds += 1;
    return {
      files: held.map(({ staged }) => staged),
      letGo: () => {
        for (const file of held) file.holds -= 1;
      },
    };
  }

  /** The ids of files that nobody is claiming now, of those that `isOver`. */
  over(isOver: (staged: StagedFile, inherited: boolean) => boolean): string[] {
    return [...this.#files].flatMap(([id, { staged, inherited, holds }]) =>
      holds === 0 && isOver(staged, inherited) ? [id] : [],
    );
  }
}
