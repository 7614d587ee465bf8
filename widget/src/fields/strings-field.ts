import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { FormField, type NativeControl, type Problem } from './form-field.ts';
import { missingChoice } from './missing-choice.ts';

/** A field whose answer is a list, submitted as one entry for each; the attribute `value` is a JSON array. */
export abstract class StringsField extends FormField<readonly string[]> {
  /** The answers. */
  @property({ converter: text => strings(text) }) override value: readonly string[] = [];

  /** Whose words the browser says where nothing was chosen. */
  protected readonly missingAs: Parameters<typeof missingChoice>[0] = 'radio';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('name')) this.submitValue();
  }

  protected override read(text: string | null): readonly string[] {
    return strings(text);
  }

  protected override submitValue(): void {
    const entries = new FormData();
    for (const value of this.value) entries.append(this.name, value);
    this.internals.setFormValue(this.name ? entries : null, JSON.stringify(this.value));
  }

  protected override judge(control: NativeControl): Problem {
    return this.required && this.willValidate && this.value.length === 0
      ? { flags: { valueMissing: true }, message: missingChoice(this.missingAs) }
      : super.judge(control);
  }

  protected override render(): TemplateResult {
    return html`<fieldset aria-describedby=${this.describedBy}>
      <legend part="label">${this.renderLabel()}</legend>
      ${this.renderWords()}${this.renderControl()}
    </fieldset>`;
  }
}

/** The strings of a JSON array; of anything else, none. */
const strings = (text: string | null): readonly string[] => {
  try {
    const values: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(values) ? values.filter(value => typeof value === 'string') : [];
  } catch {
    return [];
  }
};
