import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { controls } from '../styles/controls.ts';
import { submitImplicitly } from './implicit-submission.ts';
import { StringField } from './string-field.ts';
import { sizes } from './text-field.styles.ts';
import type { TemplateResult } from 'lit';

/**
 * An answer on one line.
 *
 * @event {InputEvent} input - The value changed; native, composed.
 * @event {Event} change - A person committed a value; bubbles.
 * @csspart label - The label.
 * @csspart optional - The words after the label of a field that may stay empty.
 * @csspart hint - The sentence below the label.
 * @csspart error - The error.
 * @csspart control - The native input.
 * @cssstate user-invalid - Shows an error, or was found invalid and still is.
 */
export class TextField extends StringField {
  static override styles = [StringField.styles, controls, sizes];

  /** The kind of answer. */
  @property() type: 'text' | 'tel' | 'email' | 'number' | 'date' | 'datetime-local' = 'text';
  /** The keyboard to offer on a telephone, where it is not the type's. */
  @property() inputmode = '';
  /** What the browser may fill in, as in HTML. */
  @property() autocomplete = '';
  /** The most characters that can be typed. */
  @property({ type: Number }) maxlength: number | undefined = undefined;
  /** How long an answer is expected to be; empty for the whole width. */
  @property() size: 's' | 'm' | 'l' | '' = '';

  protected override renderControl(): TemplateResult {
    // `live`: a half-typed date or number reads as '' and must not be wiped by writing that back.
    return html`<input
      part="control"
      id="control"
      class="${this.size} ${this.inDigits ? 'digits' : ''}"
      type=${this.type}
      dir=${this.direction}
      inputmode=${this.inputmode || nothing}
      autocomplete=${this.autocomplete || nothing}
      maxlength=${this.maxlength ?? nothing}
      spellcheck=${this.type === 'text' && !this.autocomplete ? nothing : 'false'}
      aria-describedby=${this.describedBy}
      aria-invalid=${this.wrong}
      ?required=${this.required}
      ?disabled=${this.off}
      .value=${live(this.value)}
      @input=${this.handleInput}
      @change=${this.announceChange}
      @keydown=${this.handleKey}
    />`;
  }

  private get inDigits(): boolean {
    return this.type === 'tel' || this.inputmode === 'numeric' || this.inputmode === 'decimal';
  }

  private get direction(): string | typeof nothing {
    if (this.inDigits || this.type === 'email') return 'ltr';
    return this.value && this.type === 'text' ? 'auto' : nothing;
  }

  private handleKey(event: KeyboardEvent): void {
    submitImplicitly(event, this.form);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mimer-text-field': TextField;
  }
}
