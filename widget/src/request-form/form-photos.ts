import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { failureOf } from '../flow/failure.ts';
import type { FormClient } from '../flow/form-client.ts';
import type { PhotoLimits } from '../flow/photo-limits.ts';
import type { FormMessages } from '../locales/messages.ts';
import { PhotoTray } from '../photos/photo-tray.ts';
import { preparePhoto } from '../photos/prepare-photo.ts';
import { photoAnswer, photoQuestion } from './photo-templates.ts';
import type { StepContext } from './step-context.ts';
import { photoUpload } from './upload-photo.ts';

/** What the form gives to its photos. */
export interface FormPhotosOptions {
  readonly host: ReactiveControllerHost;
  readonly client: () => Promise<FormClient>;
  /** Where uploads go: another backend knows none of what this one has. */
  readonly backend: unknown;
  readonly limits: PhotoLimits;
  readonly needsChallenge: boolean;
  /** Called when other files have arrived than before. */
  readonly onIds: (ids: readonly string[]) => void;
}

/**
 * The photos of a form. They are prepared and uploaded while the citizen goes on, whichever step is shown.
 *
 * What it owns: the tray, when it rests and goes on, what has to be waited for before the request is sent.
 * What it does NOT own: the answers, the request, rendering the steps around it.
 */
export class FormPhotos implements ReactiveController {
  readonly tray: PhotoTray;
  private options: FormPhotosOptions;
  private former: readonly string[] = [];
  private formerStates = '';
  private wait: { readonly cancel: () => void } | undefined = undefined;

  constructor(options: FormPhotosOptions) {
    this.options = options;
    const { limits } = options;
    this.tray = new PhotoTray({
      maxCount: limits.maxCount,
      prepare: file => preparePhoto(file, limits),
      upload: photoUpload({
        client: () => this.options.client(),
        needsChallenge: () => this.options.needsChallenge,
      }),
      failureOf: error => failureOf(error).code,
      previews: { create: blob => URL.createObjectURL(blob), revoke: url => URL.revokeObjectURL(url) },
      network: window,
    });
    this.tray.subscribe(this.handleTray);
    options.host.addController(this);
    // What a reload has kept of ids has no file here any more.
    options.onIds(this.tray.ids);
  }

  hostConnected(): void {
    this.tray.resume();
  }

  hostDisconnected(): void {
    this.stopWaiting();
    this.tray.suspend();
  }

  /** Goes on in another form for the same citizen: in another language, or for another backend, which has to get all anew. */
  moveTo(options: FormPhotosOptions): void {
    const { backend } = this.options;
    this.options = options;
    options.onIds(this.tray.ids);
    if (backend !== options.backend) void this.tray.renew();
  }

  /** Whether sending waits for files that are under way. */
  get isWaiting(): boolean {
    return this.wait !== undefined;
  }

  /** What stands on the button while sending waits for files; `undefined` while nothing does. */
  waitingWords({ photos }: FormMessages): string | undefined {
    return this.tray.isBusy ? photos.sending(Math.floor(this.tray.progress * 100)) : undefined;
  }

  /**
   * Waits until nothing is under way. It is `cancelled` when the citizen went elsewhere meanwhile, and `incomplete` when
   * something failed of which they cannot know yet.
   */
  async ready(): Promise<'ready' | 'incomplete' | 'cancelled'> {
    const known = this.failed;
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

  /** Uploads again what the backend no longer knows; `undefined` where not all of it arrived. */
  async renew(): Promise<readonly string[] | undefined> {
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

  /** How many did not arrive. */
  get incomplete(): number {
    return this.failed.length;
  }

  /** The question, on the first step. */
  question(context: StepContext): TemplateResult {
    return photoQuestion(context, this.tray, this.options.limits);
  }

  /** The answer, on the check. */
  answer(context: StepContext): TemplateResult {
    return photoAnswer(context, this);
  }

  private get failed(): readonly string[] {
    return this.tray.items.filter(({ state }) => state === 'failed').map(({ id }) => id);
  }

  private readonly handleTray = (): void => {
    const { ids, items } = this.tray;
    if (ids !== this.former) {
      this.former = ids;
      this.options.onIds(ids);
    }
    // The bar of each file is the field's own business; the form is shown anew where it says something else.
    const states = items.map(({ id, state }) => `${id}${state}`).join();
    if (states !== this.formerStates || this.isWaiting) this.options.host.requestUpdate();
    this.formerStates = states;
  };
}
