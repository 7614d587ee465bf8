import { listOf } from '../flow/answers.ts';
import type { Catalogue } from '../flow/catalogue.ts';
import type { FlowController } from '../flow/flow-controller.ts';
import type { QueuedFile } from '../flow/request-queue.ts';
import type { FlowState } from '../flow/state.ts';
import type { FormMessages } from '../locales/messages.ts';
import { bringPhotos } from './bring-photos.ts';
import type { FormPhotos } from './form-photos.ts';
import type { ViewOptions } from './view-options.ts';

/** What the photos of a flow are brought with. */
export interface FlowPhotosOptions extends Pick<
  ViewOptions,
  'announce' | 'backend' | 'host' | 'photos' | 'source'
> {
  readonly flow: () => Pick<FlowController, 'state' | 'answer'>;
  readonly messages: () => FormMessages;
  readonly focus: (selector: string) => void;
}

/**
 * Keeps photos in step with the flow.
 *
 * What it owns: when their code comes, which of the flow's states end them or their being waited for, their ids as an answer.
 * What it does NOT own: the photos themselves, sending.
 */
export class FlowPhotos {
  /** The photos, where the municipality takes any and once their code is here. */
  current: FormPhotos | undefined;
  private readonly options: FlowPhotosOptions;
  private areComing = false;
  private isOver = false;

  constructor(options: FlowPhotosOptions) {
    this.options = options;
    this.current = options.photos;
  }

  /** Follows a change of the flow. */
  follow(state: FlowState, former: FlowState): void {
    if ((state.name === 'sent' && state.kept === undefined) || state.name === 'queued') this.current?.clear();
    if (
      state.name !== former.name ||
      (state.name === 'filling' && 'step' in former && state.step !== former.step)
    )
      this.current?.stopWaiting();
    if (state.name === 'filling' && !this.areComing) void this.bring(state.catalogue);
  }

  /** Takes files that waited elsewhere; answers whether it could take all. */
  takeBack(files: readonly QueuedFile[]): boolean {
    if (files.length === 0) return true;
    const tray = this.current?.tray;
    if (tray === undefined || tray.room < files.length) return false;
    tray.add(files.map(({ name, blob }) => new File([blob], name, { type: blob.type })));
    return true;
  }

  /** Waits for what is under way, and answers whether the request may go; if not, it says why. */
  async mayGo(): Promise<boolean> {
    const { current: photos } = this;
    if (photos?.tray.isBusy !== true) return true;
    const { messages, announce, focus } = this.options;
    announce(photos.progressWords(messages().photos) ?? '');
    const outcome = await photos.ready();
    if (outcome === 'incomplete') {
      announce(messages().photos.incomplete(photos.incomplete));
      focus('#photos-incomplete');
    }
    return outcome === 'ready';
  }

  /** Brings nothing any more, and hands on what is here. */
  end(): FormPhotos | undefined {
    this.isOver = true;
    return this.current;
  }

  private async bring(catalogue: Catalogue): Promise<void> {
    this.areComing = true;
    const { host, backend, source } = this.options;
    const photos = await bringPhotos(catalogue, this.current, {
      host,
      client: backend.client,
      backend: source,
      onIds: this.handleIds,
    });
    if (this.isOver) {
      // What came too late is nobody's; what was here already has been handed on.
      if (typeof photos === 'object' && photos !== this.current) photos.end();
      return;
    }
    this.current = photos === 'missing' ? undefined : photos;
    // Code that did not arrive is asked for again with the next answer.
    this.areComing = photos !== 'missing';
    host.requestUpdate();
  }

  private readonly handleIds = (ids: readonly string[]): void => {
    const flow = this.options.flow();
    const { state } = flow;
    if ('answers' in state && listOf(state.answers, 'photos').join() !== ids.join())
      flow.answer('photos', ids);
  };
}
