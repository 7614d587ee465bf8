import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { choice } from './choice.styles.ts';
import { FormField } from './form-field.ts';
import type { TemplateResult } from 'lit';

/**
 * A statement to agree with. Not agreeing is an answer too, so it is never called optional.
 *
 * @event {InputEvent} input - The value changed; native, composed.
 * @event {Event} change - A person changed it; bubbles.
 * @csspart option - The row that can be hit.
 * @csspart label - The statement.
 * @csspart hint - The sentence below it.
 * @csspart error - The error.
 * @csspart control - The native checkbox.
 * @cssstate user-invalid - Shows an error, or was found invalid and still is.
 */
export class Checkbox extends FormField<boolean> {
  static override styles = [FormField.styles, choice];

  /** Whether it is ticked; submitted as `on`. */
  @property({ type: Boolean, attribute: 'checked' }) override value = false;

  /** Whether it is ticked, by the platform's name. */
  get checked(): boolean {
    return this.value;
  }
  set checked(checked: boolean) {
    this.value = checked;
  }

  override formResetCallback(): void {
    super.formResetCallback();
    this.value = this.hasAttribute('checked');
  }

  protected override read(text: string | null): boolean {
    return text === 'on';
  }

  protected override submitValue(): void {
    this.internals.setFormValue(this.value ? 'on' : null, this.value ? 'on' : 'off');
  }

  protected override render(): TemplateResult {
    return html`${this.renderError()}${this.renderControl()}`;
  }

  protected override renderControl(): TemplateResult {
    // “false” is said: without it Chromium calls a required box invalid before anything was asked.
    return html`<div part="option">
      <input
        part="control"
        type="checkbox"
        id="control"
        aria-describedby=${this.describedBy}
        aria-invalid=${this.error ? 'true' : 'false'}
        ?required=${this.required}
        ?disabled=${this.off}
        .checked=${this.value}
        @input=${this.handleInput}
        @change=${this.announceChange}
      />
      <label part="label" for="control">${this.label}</label>
      ${this.renderHint()}
    </div>`;
  }

  private handleInput(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.value = event.target.checked;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mimer-checkbox': Checkbox;
  }
}
