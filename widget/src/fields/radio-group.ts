import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { choice } from './choice.styles.ts';
import { StringField } from './string-field.ts';
import type { TemplateResult } from 'lit';
import { missingChoice } from './missing-choice.ts';
import type { NativeControl, Problem } from './form-field.ts';
import type { Option } from './option.ts';

/**
 * One answer out of a few, all in sight.
 *
 * @event {InputEvent} input - The value changed; native, composed.
 * @event {Event} change - A person chose; bubbles.
 * @csspart label - The legend.
 * @csspart optional - The words after the legend of a field that may stay empty.
 * @csspart hint - The sentence below the legend.
 * @csspart error - The error.
 * @csspart options - All options.
 * @csspart option - The row of one option.
 * @csspart control - A native radio.
 * @csspart option-label - The words of an option.
 * @csspart option-hint - The sentence below an option.
 * @cssstate user-invalid - Shows an error, or was found invalid and still is.
 */
export class RadioGroup extends StringField {
  static override styles = [StringField.styles, choice];

  /** The answers to choose from. */
  @property({ attribute: false }) options: readonly Option[] = [];
  /** Whether short options stand side by side. */
  @property({ type: Boolean }) inline = false;

  /** The radio that Tab would reach. */
  protected override get control(): NativeControl | null {
    return this.renderRoot.querySelector<HTMLInputElement>('input:checked') ?? super.control;
  }

  /** The radios are not `required` themselves: Chromium would call each of them invalid before anything was asked. */
  protected override judge(control: NativeControl): Problem {
    return this.required && this.willValidate && this.renderRoot.querySelector('input:checked') === null
      ? { flags: { valueMissing: true }, message: missingChoice() }
      : super.judge(control);
  }

  protected override render(): TemplateResult {
    return html`<fieldset
      role="radiogroup"
      aria-labelledby="label"
      aria-describedby=${this.describedBy}
      aria-invalid=${this.wrong}
      aria-required=${this.required ? 'true' : nothing}
    >
      <legend part="label" id="label">${this.renderLabel()}</legend>
      ${this.renderWords()}${this.renderControl()}
    </fieldset>`;
  }

  protected override renderControl(): TemplateResult {
    // WebKit's Tab skips a group that is named as the one it leaves, although each is in a tree of its own.
    const group = `option-${this.name}`;
    return html`<div part="options" class=${this.inline ? 'inline' : nothing}>
      ${this.options.map(
        ({ value, label, hint }, index) =>
          html`<div part="option">
            <input
              part="control"
              type="radio"
              id="option-${index}"
              name=${group}
              aria-describedby=${hint ? `hint-${index}` : nothing}
              ?disabled=${this.off}
              .value=${value}
              .checked=${value === this.value}
              @input=${this.handleInput}
              @change=${this.announceChange}
            />
            <label part="option-label" for="option-${index}">${label}</label>
            ${hint ? html`<p part="option-hint hint" id="hint-${index}">${hint}</p>` : nothing}
          </div>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mimer-radio-group': RadioGroup;
  }
}
