import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf } from '../flow/failure.ts';
import type { PhotoLimits } from '../flow/photo-limits.ts';
import type { FormMessages } from '../locales/messages.ts';
import { PhotoTray } from '../photos/photo-tray.ts';
import { preparePhoto } from '../photos/prepare-photo.ts';
import { uploadPhoto, type PhotoUploads } from './upload-photo.ts';

/** What an element gives to its photos. */
export interface ElementPhotosOptions extends PhotoUploads {
  readonly host: ReactiveControllerHost;
  readonly limits: PhotoLimits;
}

/** What came of waiting: all is there, something failed, or the citizen went elsewhere. */
export type WaitOutcome = 'ready' | 'incomplete' | 'cancelled';

/**
 * The photos of an element. They are prepared and uploaded while the citizen goes on.
 *
 * What it owns: the tray, when it rests and goes on, what has to be waited for before anything is sent.
 * What it does NOT own: what is sent, rendering.
 */
export class ElementPhotos<Options extends ElementPhotosOptions> implements ReactiveController {
  readonly tray: PhotoTray;
  protected options: Options;
  private formerStates = '';
  private wait: { readonly cancel: () => void } | undefined = undefined;

  constructor(options: Options) {
    this.options = options;
    const { limits } = options;
    this.tray = new PhotoTray({
      maxCount: limits.maxCount,
      prepare: file => preparePhoto(file, limits),
      upload: (blob, means) => uploadPhoto(this.options, blob, means),
      failureOf: error => failureOf(error).code,
      previews: { create: blob => URL.createObjectURL(blob), revoke: url => URL.revokeObjectURL(url) },
      network: window,
    });
    this.tray.subscribe(() => this.handleTray());
    options.host.addController(this);
  }

  hostConnected(): void {
    this.tray.resume();
  }

  hostDisconnected(): void {
    this.stopWaiting();
    this.tray.suspend();
  }

  /** Whether sending waits for files that are under way. */
  get isWaiting(): boolean {
    return this.wait !== undefined;
  }

  /** What did not arrive. */
  get failed(): readonly string[] {
    return this.tray.items.filter(({ state }) => state === 'failed').map(({ id }) => id);
  }

  /** How many did not arrive. */
  get incomplete(): number {
    return this.failed.length;
  }

  /** How far what is under way has come, in words; `undefined` where nothing is. */
  progressWords({ sending }: FormMessages['photos']): string | undefined {
    return this.tray.isBusy ? sending(Math.floor(this.tray.progress * 100)) : undefined;
  }

  /**
   * Waits until nothing is under way. It is `cancelled` when the citizen went elsewhere meanwhile, and `incomplete` when
   * something failed that is not among the `known`.
   */
  async ready(known = this.failed): Promise<WaitOutcome> {
    const goes = await new Promise<boolean>(resolve => {
      this.wait = { cancel: () => resolve(false) };
      this.options.host.requestUpdate();
      void this.tray.settled().then(() => resolve(true));
    });
    this.wait = undefined;
    this.options.host.requestUpdate();
    if (!goes) return 'cancelled';
    return this.failed.every(id => known.includes(id)) ? 'ready' : 'incomplete';
  }

  stopWaiting(): void {
    this.wait?.cancel();
  }

  /**
   * Uploads again what the backend no longer knows; `undefined` where not all of it arrived, or where the file of one that was `refused` is
   * not here.
   */
  async renew(refused: readonly string[] = []): Promise<readonly string[] | undefined> {
    if (refused.some(id => !this.tray.ids.includes(id))) return undefined;
    const known = this.failed;
    const ids = await this.tray.renew();
    return this.failed.every(id => known.includes(id)) ? ids : undefined;
  }

  /** Lets go of everything; nothing is heard of it any more. */
  end(): void {
    this.stopWaiting();
    this.tray.dispose();
    this.options.host.removeController(this);
  }

  /** Takes everything back. */
  clear(): void {
    this.stopWaiting();
    this.tray.clear();
  }

  /** Tries again whatever failed. */
  retryAll(): void {
    for (const id of this.failed) this.tray.retry(id);
  }

  protected handleTray(): void {
    // The bar of each file is the field's own business; the element is shown anew where it says something else.
    const states = this.tray.items.map(({ id, state }) => `${id}${state}`).join();
    if (states !== this.formerStates || this.isWaiting) this.options.host.requestUpdate();
    this.formerStates = states;
  }
}
