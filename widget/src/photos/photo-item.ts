import type { ReadyFile, RefusedFile } from './prepare-photo.ts';

/** A file on its way from the citizen to the municipality. */
export interface PhotoItem {
  /** Tells it from the others here; the municipality's own id is `attachmentId`. */
  readonly id: string;
  /** `uploading` also while it waits for its turn. */
  readonly state: 'preparing' | 'uploading' | 'uploaded' | 'refused' | 'failed';
  readonly name: string;
  /** How much of it has left, from 0 to 1. */
  readonly progress: number;
  readonly bytesBefore: number;
  /** What is sent, once it is prepared. */
  readonly ready?: ReadyFile;
  /** An object URL of a picture. */
  readonly preview?: string;
  readonly attachmentId?: string;
  /** Why it is not taken. */
  readonly refusal?: RefusedFile;
  /** Why it did not arrive: `connection`, or a problem code of the contract. */
  readonly failure?: string;
}

/** A file as an outbox keeps it. */
export interface KeptPhoto {
  readonly name: string;
  readonly blob: Blob;
  readonly attachmentId?: string;
}

/** Whether it is neither there nor given up yet. */
export const isUnderWay = ({ state }: PhotoItem): boolean => state === 'preparing' || state === 'uploading';
