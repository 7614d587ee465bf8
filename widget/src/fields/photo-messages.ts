import type { RefusalCode, RefusedFile } from '../photos/prepare-photo.ts';

/** The words a photo field says by itself, in its owner's language. */
export interface PhotoMessages {
  /** Names the button that opens camera, gallery or folder. */
  readonly add: string;
  /** Follows the button where there is a mouse to drag with. */
  readonly drop: string;
  /** How many of how many have been chosen. */
  readonly chosen: (count: number, max: number) => string;
  /** A file's size. */
  readonly size: (bytes: number) => string;
  /** A file's size after it was made smaller. */
  readonly reduced: (bytes: number, before: number) => string;
  readonly preparing: string;
  readonly uploading: (percent: number) => string;
  /** Nothing of it has left yet. */
  readonly waiting: string;
  /** All of it has left, and nobody has said yet that it arrived. */
  readonly finishing: string;
  readonly uploaded: string;
  /** Names the bar of a file's progress. */
  readonly progressOf: (name: string) => string;
  /** Takes back a file that is on its way. */
  readonly cancel: string;
  /** Takes back a file that is there, or was not taken. */
  readonly remove: string;
  readonly retry: string;
  /** Why a file is not taken. */
  readonly refusals: Readonly<Record<RefusalCode, (file: RefusedFile) => string>>;
  /** Why a file did not arrive, by the code of the failure; `other` for the rest. */
  readonly failures: Readonly<Record<string, string>> & { readonly other: string };
  /** Said to screen readers. */
  readonly added: (count: number) => string;
  readonly removed: (name: string) => string;
  readonly done: (counts: {
    readonly uploaded: number;
    readonly failed: number;
    readonly refused: number;
  }) => string;
}
