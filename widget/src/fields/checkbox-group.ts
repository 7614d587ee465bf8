import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { choice } from './choice.styles.ts';
import { FormField } from './form-field.ts';
import { jsonStrings } from './json-strings.ts';
import { missingChoice } from './missing-choice.ts';
import type { PropertyValues, TemplateResult } from 'lit';
import type { NativeControl, Problem } from './form-field.ts';
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
export class CheckboxGroup extends FormField<readonly string[]> {
  static override styles = [FormField.styles, choice];

  /** The answers to choose from. */
  @property({ attribute: false }) options: readonly Option[] = [];
  /** The chosen answers, in the order of the options. */
  @property({ converter: text => jsonStrings(text) }) override value: readonly string[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('name')) this.submitValue();
  }

  protected override read(text: string | null): readonly string[] {
    return jsonStrings(text);
  }

  protected override submitValue(): void {
    const entries = new FormData();
    for (const value of this.value) entries.append(this.name, value);
    this.internals.setFormValue(this.name ? entries : null, JSON.stringify(this.value));
  }

  protected override judge(control: NativeControl): Problem {
    return this.required && this.willValidate && this.value.length === 0
      ? { flags: { valueMissing: true }, message: missingChoice() }
      : super.judge(control);
  }

  protected override render(): TemplateResult {
    return html`<fieldset aria-describedby=${this.describedBy}>
      <legend part="label">${this.renderLabel()}</legend>
      ${this.renderWords()}${this.renderControl()}
    </fieldset>`;
  }

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
