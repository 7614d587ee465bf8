import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { arrow } from '../styles/arrow.ts';
import { controls } from '../styles/controls.ts';
import { StringField } from './string-field.ts';
import type { TemplateResult } from 'lit';
import type { Option } from './option.ts';

/**
 * One answer out of many, by the platform's own list.
 *
 * @event {InputEvent} input - The value changed; native, composed.
 * @event {Event} change - A person chose; bubbles.
 * @csspart label - The label.
 * @csspart optional - The words after the label of a field that may stay empty.
 * @csspart hint - The sentence below the label.
 * @csspart error - The error.
 * @csspart control - The native select.
 * @cssstate user-invalid - Shows an error, or was found invalid and still is.
 */
export class Select extends StringField {
  static override styles = [StringField.styles, controls, arrow];

  /** The answers to choose from. */
  @property({ attribute: false }) options: readonly Option[] = [];
  /** What stands there as long as nothing is chosen. */
  @property({ attribute: 'empty-text' }) emptyText = '';

  protected override renderControl(): TemplateResult {
    return html`<div class="box">
      <select
        part="control"
        id="control"
        aria-describedby=${this.describedBy}
        aria-invalid=${this.wrong}
        ?required=${this.required}
        ?disabled=${this.off}
        @input=${this.handleInput}
        @change=${this.announceChange}
      >
        <option value="" .selected=${this.value === ''}>${this.emptyText}</option>
        ${this.options.map(
          ({ value, label }) =>
            html`<option .value=${value} .selected=${value === this.value}>${label}</option>`,
        )}
      </select>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mimer-select': Select;
  }
}
