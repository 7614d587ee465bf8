import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PhotoTray } from '../photos/photo-tray.ts';
import { photoFieldStyles } from './photo-field.styles.ts';
import { cameraIcon } from './photo-icons.ts';
import type { PhotoMessages } from './photo-messages.ts';
import { photoRow } from './photo-row.ts';
import { StringsField } from './strings-field.ts';

/**
 * Photos and other files: chosen from camera, gallery or folder, dragged or pasted here. What becomes of them is the business
 * of the `tray`, which lives on while the field is not on the page; the field shows it. Its value is the list of ids of what has
 * been uploaded, submitted as one entry for each; the attribute `value` is a JSON array.
 *
 * @event {Event} change - Another file has arrived, or one was removed; bubbles.
 * @event {Event} invalid - The field was asked and is not valid.
 * @csspart label - The legend.
 * @csspart optional - The words after the legend of a field that may stay empty.
 * @csspart hint - The sentence below the legend.
 * @csspart error - The error.
 * @csspart picker - The box to press, or to drop files on.
 * @csspart picker-button - What looks like a button in it.
 * @csspart picker-hint - The words about dragging.
 * @csspart picker-count - How many of how many were chosen.
 * @csspart control - The native file input, which lies over the picker and is not seen.
 * @csspart photos - The list of files.
 * @csspart photo - A file.
 * @csspart photo-preview - Its picture.
 * @csspart photo-name - Its name.
 * @csspart photo-details - Its size.
 * @csspart photo-state - How far it is, in words.
 * @csspart photo-progress - The same as a bar.
 * @csspart photo-retry - The button that tries again.
 * @csspart photo-remove - The button that takes it back.
 * @cssstate user-invalid - Shows an error, or was found invalid and still is.
 * @cssstate dragging - Files are being dragged over it.
 */
export class PhotoField extends StringsField {
  static override styles = [StringsField.styles, photoFieldStyles];

  /** What holds the files; without one nothing can be chosen. */
  @property({ attribute: false }) tray: PhotoTray | undefined = undefined;
  /** The media types to offer in the browser's dialogue, as in HTML. */
  @property() accept = 'image/*';
  /** The most files there may be, for the count to show. */
  @property({ type: Number, attribute: 'max-count' }) maxCount: number | undefined = undefined;
  /** The words about files; without them it says only what they are called. */
  @property({ attribute: false }) words: PhotoMessages | undefined = undefined;

  protected override readonly missingAs = 'file';
  @state() private announcement = '';
  private unfollow: (() => void) | undefined = undefined;
  private summary = '';

  constructor() {
    super();
    this.addEventListener('dragover', this.handleDragOver);
    this.addEventListener('dragleave', () => this.internals.states.delete('dragging'));
    this.addEventListener('drop', this.handleDrop);
    this.addEventListener('paste', this.handlePaste);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unfollow?.();
    this.unfollow = undefined;
  }

  override formResetCallback(): void {
    super.formResetCallback();
    this.tray?.clear();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('tray') && changed.get('tray') !== this.tray) this.follow();
    super.willUpdate(changed);
  }

  protected override renderControl(): TemplateResult {
    const { words } = this;
    const items = this.tray?.items ?? [];
    return html`<div part="picker">
        <input
          part="control"
          id="control"
          type="file"
          multiple
          accept=${this.accept || nothing}
          aria-invalid=${this.wrong}
          ?disabled=${this.off}
          @change=${this.handleChoice}
        />
        <label part="picker-button" for="control"
          >${cameraIcon}<span>${words?.add ?? this.label}</span></label
        >
        ${words ? html`<span part="picker-hint" aria-hidden="true">${words.drop}</span>` : nothing}
        ${
          words && this.maxCount !== undefined && items.length > 0
            ? html`<span part="picker-count"
                >${words.chosen(this.countOf('refused', false), this.maxCount)}</span
              >`
            : nothing
        }
      </div>
      ${
        words && items.length > 0
          ? html`<ul part="photos">
              ${repeat(
                items,
                ({ id }) => id,
                item =>
                  photoRow({
                    item,
                    messages: words,
                    disabled: this.off,
                    hasRoom: (this.tray?.room ?? 0) > 0,
                    onRemove: () => void this.takeBack(item.id, item.name),
                    onRetry: () => void this.tryAgain(item.id),
                  }),
              )}
            </ul>`
          : nothing
      }
      <p class="unseen" role="status">${this.announcement}</p>`;
  }

  private countOf(state: string, is = true): number {
    return (this.tray?.items ?? []).filter(item => (item.state === state) === is).length;
  }

  private follow(): void {
    this.unfollow?.();
    this.unfollow = this.tray?.subscribe(this.handleTray);
    if (this.tray !== undefined) this.value = this.tray.ids;
  }

  private add(files: Iterable<File>): void {
    const { tray, words } = this;
    const chosen = [...files];
    if (tray === undefined || this.off || chosen.length === 0) return;
    this.announcement = words?.added(chosen.length) ?? '';
    this.summary = '';
    tray.add(chosen);
  }

  /** Whoever pressed the button must not find themselves at the top of the page: the focus goes to the next file. */
  private async takeBack(id: string, name: string): Promise<void> {
    const index = this.tray?.items.findIndex(item => item.id === id) ?? -1;
    this.tray?.remove(id);
    this.announcement = this.words?.removed(name) ?? '';
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('[part="photo-remove"]');
    (buttons[index] ?? buttons[index - 1] ?? this.control)?.focus();
  }

  private async tryAgain(id: string): Promise<void> {
    const index = this.tray?.items.findIndex(item => item.id === id) ?? -1;
    this.summary = '';
    this.tray?.retry(id);
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('[part="photo-remove"]')[index]?.focus();
  }

  private readonly handleTray = (): void => {
    const { tray, words } = this;
    if (tray === undefined) return;
    this.requestUpdate();
    if (this.value !== tray.ids) {
      this.value = tray.ids;
      this.announceChange();
    }
    if (tray.isBusy || words === undefined) return;
    const summary = words.done({
      uploaded: this.countOf('uploaded'),
      failed: this.countOf('failed'),
      refused: this.countOf('refused'),
    });
    if (summary !== this.summary) this.announcement = summary;
    this.summary = summary;
  };

  private handleChoice(event: Event): void {
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    this.add(input.files ?? []);
    // Or the same file could not be chosen again after it was removed.
    input.value = '';
  }

  /** Beside the native control too: a browser left to itself would leave the page for the picture, and the form with it. */
  private readonly handleDragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    if (!this.off) this.internals.states.add('dragging');
  };

  private readonly handleDrop = (event: DragEvent): void => {
    this.internals.states.delete('dragging');
    const files = event.dataTransfer?.files;
    if (files === undefined || files.length === 0) return;
    event.preventDefault();
    this.add(files);
  };

  private readonly handlePaste = (event: ClipboardEvent): void => {
    const files = event.clipboardData?.files;
    if (files === undefined || files.length === 0) return;
    event.preventDefault();
    this.add(files);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'mimer-photo-field': PhotoField;
  }
}
