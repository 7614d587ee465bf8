import { html, nothing, type TemplateResult } from 'lit';
import type { FormMessages } from '../../locales/messages.ts';
import { ElementPhotos, type ElementPhotosOptions, type WaitOutcome } from '../../uploads/element-photos.ts';
import { askForPhotos } from '../../uploads/photo-question.ts';
import type { ReplyTray } from './reply-tray.ts';

/** The words about photos, and those that all fields say. */
export type PhotoWords = Pick<FormMessages, 'photos' | 'field'>;

/** What the tracker gives to the photos of a reply. */
export interface ReplyPhotosOptions extends ElementPhotosOptions {
  readonly words: PhotoWords;
}

/**
 * The photos of a reply.
 *
 * What it owns: their question, and of which failures the citizen has been told.
 * What it does NOT own: the reply and its text.
 */
export class ReplyPhotos extends ElementPhotos<ReplyPhotosOptions> implements ReplyTray {
  private told: readonly string[] = [];

  /** Other words for the same. */
  set words(words: PhotoWords) {
    this.options = { ...this.options, words };
    this.options.host.requestUpdate();
  }

  get isEmpty(): boolean {
    return this.tray.items.length === 0;
  }

  get attachments(): readonly string[] {
    return this.tray.ids;
  }

  get isBusy(): boolean {
    return this.tray.isBusy;
  }

  get waitingWords(): string | undefined {
    return this.progressWords(this.options.words.photos);
  }

  render(): TemplateResult {
    const { tray } = this;
    const { limits, words } = this.options;
    const { photos, field } = words;
    const missing = this.failed.filter(id => this.told.includes(id)).length;
    return html`${askForPhotos({ tray, limits, label: photos.label, error: '', words: photos, messages: field })}
    ${
      missing === 0
        ? nothing
        : html`<p part="caution" id="photos-incomplete" tabindex="-1">${photos.incomplete(missing)}</p>`
    }`;
  }

  /** A photo that failed before is no news to whoever sends a reply, but that the reply would go without it is. */
  override async ready(): Promise<WaitOutcome> {
    const outcome = await super.ready(this.told);
    this.told = this.failed;
    return outcome;
  }
}
