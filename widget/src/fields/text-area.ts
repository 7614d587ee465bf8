import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../styles/controls.ts';
import { StringField } from './string-field.ts';
import { growing } from './text-area.styles.ts';
import type { PropertyValues, TemplateResult } from 'lit';
import type { NativeControl, Problem } from './form-field.ts';

/** Long enough for a screen reader to have finished with the keys. */
const pause = 1000;

/**
 * An answer of several lines, which grows with what is written. With `maxlength` and `messages` it lets people write on and
 * says how much is too much, instead of dropping the end of what was pasted.
 *
 * @event {InputEvent} input - The value changed; native, composed.
 * @event {Event} change - A person committed a value; bubbles.
 * @csspart label - The label.
 * @csspart optional - The words after the label of a field that may stay empty.
 * @csspart hint - The sentence below the label.
 * @csspart error - The error.
 * @csspart control - The native textarea.
 * @csspart counter - How many characters are left, in the last quarter.
 * @cssstate user-invalid - Shows an error, or was found invalid and still is.
 */
export class TextArea extends StringField {
  static override styles = [StringField.styles, controls, growing];

  /** The lines to show at least. */
  @property({ type: Number }) rows = 5;
  /** What the browser may fill in, as in HTML. */
  @property() autocomplete = '';
  /** The most characters an answer may have. */
  @property({ type: Number }) maxlength: number | undefined = undefined;

  @state() private announcement = '';
  private timer: ReturnType<typeof setTimeout> | undefined = undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override updated(changed?: PropertyValues<this>): void {
    super.updated();
    if (changed?.has('rows')) this.control?.style.setProperty('--_rows', String(this.rows));
  }

  protected override judge(control: NativeControl): Problem {
    return this.messages && this.left < 0
      ? { flags: { tooLong: true }, message: this.messages.tooMany(-this.left) }
      : super.judge(control);
  }

  protected override renderControl(): TemplateResult {
    return html`<textarea
        part="control"
        id="control"
        rows=${this.rows}
        dir=${this.value ? 'auto' : nothing}
        autocomplete=${this.autocomplete || nothing}
        maxlength=${(this.messages ? undefined : this.maxlength) ?? nothing}
        aria-describedby=${this.describedBy}
        aria-invalid=${this.wrong}
        ?required=${this.required}
        ?disabled=${this.off}
        .value=${this.value}
        @input=${this.handleTyping}
        @change=${this.announceChange}
      ></textarea>
      ${this.messages && this.maxlength ? this.renderCounter(this.maxlength) : nothing}`;
  }

  private renderCounter(maxlength: number): TemplateResult {
    // The line is kept free from the start: a counter that appears must not move what stands below.
    return html`<p
        part="counter"
        aria-hidden="true"
        class=${this.left < 0 ? 'over' : this.left > maxlength / 4 ? 'early' : ''}
      >
        ${this.count}
      </p>
      <p class="unseen" role="status">${this.announcement}</p>`;
  }

  private get left(): number {
    return (this.maxlength ?? Infinity) - this.value.length;
  }

  private get count(): string | undefined {
    return this.left < 0 ? this.messages?.tooMany(-this.left) : this.messages?.remaining(this.left);
  }

  private handleTyping(event: Event): void {
    this.handleInput(event);
    clearTimeout(this.timer);
    if (this.maxlength === undefined) return;
    const near = this.left <= this.maxlength / 10;
    this.timer = setTimeout(() => (this.announcement = (near && this.count) || ''), pause);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mimer-text-area': TextArea;
  }
}
