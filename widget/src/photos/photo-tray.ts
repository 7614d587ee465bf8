import { isUnderWay, type KeptPhoto, type PhotoItem } from './photo-item.ts';
import type { ReadyFile, RefusedFile } from './prepare-photo.ts';
import type { PhotoPlace } from './read-photo-place.ts';

/** What a tray needs from the world around it. */
export interface TrayOptions {
  readonly maxCount: number;
  readonly prepare: (file: File) => Promise<ReadyFile | RefusedFile>;
  readonly upload: (
    blob: Blob,
    options: {
      readonly name: string;
      readonly signal: AbortSignal;
      readonly onProgress: (progress: { readonly sent: number; readonly total: number }) => void;
    },
  ) => Promise<{ readonly id: string }>;
  /** What an upload's error is called: a problem code, or `connection`, which is tried again once the network is back. */
  readonly failureOf: (error: unknown) => string;
  /** Makes and takes back the address of a preview. */
  readonly previews?: { readonly create: (blob: Blob) => string; readonly revoke: (url: string) => void };
  /** Says `online` when the network is back. */
  readonly network?: EventTarget;
}

/** A bad line is shared by two at most, or none of them arrives. */
const atOnce = 2;

/**
 * The files of one request, from being chosen to being uploaded.
 *
 * What it owns: their states, the order of preparing and uploading, retries, their object URLs.
 * What it does NOT own: reading pictures, the network, words, elements; all of these are arguments.
 */
export class PhotoTray {
  private readonly options: TrayOptions;
  private list: readonly PhotoItem[] = [];
  private uploaded: readonly string[] = [];
  private readonly files = new Map<string, File>();
  private readonly uploads = new Map<string, AbortController>();
  private readonly listeners = new Set<() => void>();
  private waiting: (() => void)[] = [];
  private preparing: Promise<unknown> = Promise.resolve();
  private count = 0;
  private isSuspended = false;

  constructor(options: TrayOptions) {
    this.options = options;
    options.network?.addEventListener('online', this.handleOnline);
  }

  /** The files, in the order in which they were chosen; a new array after each change. */
  get items(): readonly PhotoItem[] {
    return this.list;
  }

  /** The municipality's ids of what has arrived; the same array until that changes. */
  get ids(): readonly string[] {
    return this.uploaded;
  }

  /** How many more files are taken. */
  get room(): number {
    return Math.max(0, this.options.maxCount - this.list.filter(({ state }) => state !== 'refused').length);
  }

  /** Whether something is being prepared or uploaded. */
  get isBusy(): boolean {
    return this.list.some(isUnderWay);
  }

  /** How much of all that is meant to arrive has left, from 0 to 1. */
  get progress(): number {
    const meant = this.list.filter(item => isUnderWay(item) || item.state === 'uploaded');
    return meant.length === 0
      ? 1
      : meant.reduce((sum, { progress }) => sum + Math.min(1, progress), 0) / meant.length;
  }

  /** Where the pictures were taken, as far as they say it, each place once. */
  get places(): readonly PhotoPlace[] {
    const places = this.list.flatMap(({ ready }) => ready?.place ?? []);
    return places.filter(
      ({ lat, lng }, index) => places.findIndex(other => other.lat === lat && other.lng === lng) === index,
    );
  }

  /** What an outbox keeps, so that it can be sent another day. */
  get snapshot(): readonly KeptPhoto[] {
    return this.list.flatMap(({ ready, attachmentId }) =>
      ready === undefined
        ? []
        : [{ name: ready.name, blob: ready.blob, ...(attachmentId !== undefined && { attachmentId }) }],
    );
  }

  /** Calls `listener` after each change until the function that it returns is called. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Takes files, as many as there is room for. What was refused before has been read by now, and goes. */
  add(files: Iterable<File>): void {
    const kept = this.list.filter(({ state }) => state !== 'refused');
    let { room } = this;
    const added = Array.from(files, (file): PhotoItem => {
      const common = { id: String((this.count += 1)), name: file.name, progress: 0, bytesBefore: file.size };
      this.files.set(common.id, file);
      room -= 1;
      return room >= 0
        ? { ...common, state: 'preparing' }
        : { ...common, state: 'refused', refusal: { refusal: 'too_many' } };
    });
    this.set([...kept, ...added]);
    for (const { id, state } of added) if (state === 'preparing') this.prepareInTurn(id);
  }

  /** Takes a file back, whatever is happening to it. */
  remove(id: string): void {
    this.set(this.list.filter(item => item.id !== id));
    this.pump();
  }

  /** Uploads again what failed, or takes what there was no room for. */
  retry(id: string): void {
    const item = this.find(id);
    if (item?.state === 'failed') {
      this.queue([item]);
    } else if (item?.refusal?.refusal === 'too_many' && this.room > 0) {
      const { refusal: _, ...rest } = item;
      this.replace({ ...rest, state: 'preparing' });
      this.prepareInTurn(id);
    }
  }

  /** Uploads again what has arrived once but is no longer known, and answers the new ids. */
  async renew(): Promise<readonly string[]> {
    this.queue(this.list.filter(({ state }) => state === 'uploaded'));
    await this.settled();
    return this.ids;
  }

  /** Settled once nothing is being prepared or uploaded any more. */
  settled(): Promise<void> {
    return this.isBusy ? new Promise(resolve => this.waiting.push(resolve)) : Promise.resolve();
  }

  /** Takes everything back. */
  clear(): void {
    this.set([]);
  }

  /** Stops uploading and lets go of what the page holds, until `resume`; the files stay. */
  suspend(): void {
    this.isSuspended = true;
    this.options.network?.removeEventListener('online', this.handleOnline);
    const under = this.list.map(({ preview: _, ...item }) =>
      item.state === 'uploading' ? { ...item, progress: 0 } : item,
    );
    for (const upload of this.uploads.values()) upload.abort();
    this.uploads.clear();
    this.set(under);
  }

  /** Goes on after `suspend`. */
  resume(): void {
    if (!this.isSuspended) return;
    this.isSuspended = false;
    this.options.network?.addEventListener('online', this.handleOnline);
    this.set(this.list.map(item => this.withPreview(item)));
    this.pump();
  }

  /** Takes everything back and hears nothing any more. */
  dispose(): void {
    this.clear();
    this.suspend();
    this.listeners.clear();
  }

  private find(id: string): PhotoItem | undefined {
    return this.list.find(item => item.id === id);
  }

  private prepareInTurn(id: string): void {
    this.preparing = this.preparing.then(() => this.prepare(id));
  }

  private async prepare(id: string): Promise<void> {
    const file = this.files.get(id);
    if (file === undefined) return;
    const prepared = await this.options.prepare(file).catch(() => ({ refusal: 'unreadable' }) as const);
    const item = this.find(id);
    if (item === undefined) return;
    if ('refusal' in prepared) {
      this.replace({ ...item, state: 'refused', refusal: prepared });
    } else {
      const { name } = prepared;
      this.replace(this.withPreview({ ...item, state: 'uploading', name, ready: prepared }));
    }
    this.pump();
  }

  private withPreview(item: PhotoItem): PhotoItem {
    const { ready, preview } = item;
    const { previews } = this.options;
    if (this.isSuspended || previews === undefined || ready?.width === undefined || preview !== undefined)
      return item;
    return { ...item, preview: previews.create(ready.blob) };
  }

  private queue(items: readonly PhotoItem[]): void {
    for (const { attachmentId: _, failure: __, ...item } of items)
      this.replace({ ...item, state: 'uploading', progress: 0 });
    this.pump();
  }

  private pump(): void {
    if (this.isSuspended) return;
    for (const { id, state, ready } of this.list) {
      if (this.uploads.size >= atOnce) return;
      if (state === 'uploading' && ready !== undefined && !this.uploads.has(id)) void this.upload(id, ready);
    }
  }

  private async upload(id: string, { blob, name }: ReadyFile): Promise<void> {
    const abort = new AbortController();
    const { signal } = abort;
    this.uploads.set(id, abort);
    const change = (changed: Partial<PhotoItem>) => {
      const item = this.find(id);
      if (item !== undefined && !signal.aborted) this.replace({ ...item, ...changed });
    };
    try {
      const { id: attachmentId } = await this.options.upload(blob, {
        name,
        signal,
        onProgress: ({ sent, total }) => change({ progress: total > 0 ? Math.min(1, sent / total) : 0 }),
      });
      change({ state: 'uploaded', progress: 1, attachmentId });
    } catch (error) {
      change({ state: 'failed', progress: 0, failure: this.options.failureOf(error) });
    }
    if (this.uploads.get(id) === abort) this.uploads.delete(id);
    this.pump();
  }

  private replace(changed: PhotoItem): void {
    this.set(this.list.map(item => (item.id === changed.id ? changed : item)));
  }

  private set(items: readonly PhotoItem[]): void {
    const former = this.list;
    this.list = items;
    for (const { id, preview } of former) {
      const still = this.find(id);
      if (preview !== undefined && still?.preview !== preview) this.options.previews?.revoke(preview);
      if (still !== undefined && still.state !== 'uploaded') continue;
      if (still === undefined) {
        this.uploads.get(id)?.abort();
        this.uploads.delete(id);
      }
      this.files.delete(id);
    }
    const ids = items.flatMap(({ attachmentId }) => attachmentId ?? []);
    if (ids.join() !== this.uploaded.join()) this.uploaded = ids;
    for (const listener of this.listeners) listener();
    if (this.isBusy) return;
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }

  private readonly handleOnline = (): void =>
    this.queue(this.list.filter(({ state, failure }) => state === 'failed' && failure === 'connection'));
}
