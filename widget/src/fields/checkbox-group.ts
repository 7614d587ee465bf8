import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { choice } from './choice.styles.ts';
import { StringsField } from './strings-field.ts';
import type { TemplateResult } from 'lit';
import type { Option } from './option.ts';

/**
 * Any number of answers. Submitted as one entry for each; the attribute `value` is a JSON array.
 *
 * @event {InputEvent} input - The value changed; native, composed.
 * @event {Event} change - A person changed it; bubbles.
 * @csspart label - The legend.
 * @csspart optional - The words after the legend of a field that may stay empty.
 * @csspart hint - The sentence below the legend.
 * @csspart error - The error.
 * @csspart options - All options.
 * @csspart option - The row of one option.
 * @csspart control - A native checkbox.
 * @csspart option-label - The words of an option.
 * @csspart option-hint - The sentence below an option.
 * @cssstate user-invalid - Shows an error, or was found invalid and still is.
 */
export class CheckboxGroup extends StringsField {
  static override styles = [StringsField.styles, choice];

  /** The answers to choose from. */
  @property({ attribute: false }) options: readonly Option[] = [];

  protected override renderControl(): TemplateResult {
    return html`<div part="options">
      ${this.options.map(
        ({ value, label, hint }, index) =>
          html`<div part="option">
            <input
              part="control"
              type="checkbox"
              id="option-${index}"
              aria-describedby=${hint ? `hint-${index}` : nothing}
              aria-invalid=${this.wrong}
              ?disabled=${this.off}
              .checked=${this.value.includes(value)}
              @input=${() => this.toggle(value)}
              @change=${this.announceChange}
            />
            <label part="option-label" for="option-${index}">${label}</label>
            ${hint ? html`<p part="option-hint hint" id="hint-${index}">${hint}</p>` : nothing}
          </div>`,
      )}
    </div>`;
  }

  private toggle(toggled: string): void {
    this.value = this.options
      .map(({ value }) => value)
      .filter(value => this.value.includes(value) !== (value === toggled));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mimer-checkbox-group': CheckboxGroup;
  }
}
