import { property } from 'lit/decorators.js';
import { FormField } from './form-field.ts';

/** A field whose answer is one string. */
export abstract class StringField extends FormField<string> {
  /** The answer. */
  @property() override value = '';

  protected override read(text: string | null): string {
    return text ?? '';
  }

  protected override submitValue(): void {
    this.internals.setFormValue(this.value);
  }

  protected handleInput(event: Event): void {
    const control = event.target;
    if (hasValue(control)) this.value = control.value;
  }
}

const hasValue = (target: EventTarget | null): target is EventTarget & { value: string } =>
  target !== null && 'value' in target && typeof target.value === 'string';
