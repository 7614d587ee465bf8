import { LitElement, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { words } from '../styles/controls.ts';
import { tokens } from '../styles/tokens.ts';
import type { CSSResultGroup, TemplateResult } from 'lit';
import type { FieldMessages } from './field-messages.ts';

/** The native control inside a field: it validates, takes the focus and anchors the browser's own bubble. */
export type NativeControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is wrong with a value, and in which words. */
export interface Problem {
  readonly flags: ValidityStateFlags;
  readonly message: string;
}

/**
 * What all fields have in common: label, hint, error and control in one shadow root, and the platform's form behaviour.
 * A field never judges by itself when it is left; it does when asked (`checkValidity`, a form being sent), and from then on as it
 * is typed in.
 *
 * @event {InputEvent} input - The value changed; native, composed.
 * @event {Event} change - A person committed a value; bubbles.
 * @event {Event} invalid - The field was asked and is not valid.
 * @csspart label - The label or legend.
 * @csspart optional - The words after the label of a field that may stay empty.
 * @csspart hint - The sentence below the label.
 * @csspart error - The error.
 * @csspart control - The native control.
 * @cssstate user-invalid - Shows an error, or was found invalid and still is.
 */
export abstract class FormField<Value> extends LitElement {
  static readonly formAssociated = true;
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles: CSSResultGroup = [tokens, words];

  /** What is asked. */
  @property() label = '';
  /** A sentence that helps to answer. */
  @property() hint = '';
  /** The name the value is submitted under. */
  @property({ reflect: true, useDefault: true }) name = '';
  /** Whether an answer is needed. */
  @property({ type: Boolean, reflect: true }) required = false;
  /** The words of the error to show, set by the owner; empty for none. */
  @property() error = '';
  /** The words the field says by itself; without them it says none. */
  @property({ attribute: false }) messages: FieldMessages | undefined = undefined;
  /** The answer. */
  abstract value: Value;

  protected readonly internals = this.attachInternals();
  private customMessage = '';
  private asked = false;

  constructor() {
    super();
    this.addEventListener('invalid', () => {
      this.asked = true;
      this.requestUpdate();
    });
  }

  /** Whether the field is switched off, and left out of what is submitted. */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', disabled);
  }

  /** The form the field belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** What is wrong with the value, by the platform's names. */
  get validity(): ValidityState {
    this.flush();
    return this.internals.validity;
  }

  /** What is wrong with the value, in words. */
  get validationMessage(): string {
    this.flush();
    return this.internals.validationMessage;
  }

  /** Whether the field takes part in validation; a disabled one does not. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  override requestUpdate(...parameters: Parameters<LitElement['requestUpdate']>): void {
    super.requestUpdate(...parameters);
    // At once, not with the next rendering: a form may be sent in the same breath.
    if (parameters[0] === 'value') this.submitValue();
  }

  /** Takes the value of the attribute again, as when its form is reset. */
  formResetCallback(): void {
    this.asked = false;
    this.value = this.read(this.getAttribute('value'));
  }

  /** Follows a fieldset or its own attribute. */
  formDisabledCallback(): void {
    this.requestUpdate();
  }

  /** Takes what the browser kept, after going back or a crash. */
  formStateRestoreCallback(state: File | string | FormData | null): void {
    this.value = this.read(typeof state === 'string' ? state : null);
  }

  /** Whether the value is valid; if not, an `invalid` event says so. */
  checkValidity(): boolean {
    this.flush();
    return this.internals.checkValidity();
  }

  /** Like `checkValidity`, and the browser shows what is wrong. */
  reportValidity(): boolean {
    this.flush();
    return this.internals.reportValidity();
  }

  /** Makes the field invalid for a reason of the owner's; empty takes it back. */
  setCustomValidity(message: string): void {
    this.customMessage = message;
    this.requestUpdate();
  }

  /** Takes the focus to the control. */
  override focus(options?: FocusOptions): void {
    this.flush();
    this.control?.focus(options);
  }

  /** The value from an attribute's text, or from what `submitValue` kept. */
  protected abstract read(text: string | null): Value;

  /** Hands the value to the form. */
  protected abstract submitValue(): void;

  protected get control(): NativeControl | null {
    return this.renderRoot.querySelector<NativeControl>('[part="control"]');
  }

  /** What is wrong with the value; the native control knows, where a field has nothing to add. */
  protected judge(control: NativeControl): Problem {
    return { flags: control.validity, message: control.validationMessage };
  }

  protected override updated(): void {
    const { control } = this;
    if (control === null) return;
    const { flags, message } = this.customMessage
      ? { flags: { customError: true }, message: this.customMessage }
      : this.judge(control);
    this.internals.setValidity(flags, message, control);
    const wrong = this.error !== '' || (this.asked && !this.internals.validity.valid);
    this.internals.states[wrong ? 'add' : 'delete']('user-invalid');
  }

  protected override render(): TemplateResult {
    return html`<label part="label" id="label" for="control">${this.renderLabel()}</label>
      ${this.renderWords()} ${this.renderControl()}`;
  }

  protected abstract renderControl(): unknown;

  protected renderLabel(): TemplateResult {
    const optional = this.required ? undefined : this.messages?.optional;
    // The space is the label's: on its own between the two it would be seen but not heard.
    return optional ? html`${`${this.label} `}<span part="optional">${optional}</span>` : html`${this.label}`;
  }

  protected renderWords(): TemplateResult {
    return html`${this.renderHint()}${this.renderError()}`;
  }

  protected renderHint(): unknown {
    return this.hint ? html`<p part="hint" id="hint">${this.hint}</p>` : nothing;
  }

  protected renderError(): unknown {
    return this.error
      ? html`<p part="error" id="error"><span class="unseen">${this.messages?.error}</span> ${this.error}</p>`
      : nothing;
  }

  /** For `aria-describedby`: only what is there. */
  protected get describedBy(): string | typeof nothing {
    return [this.hint && 'hint', this.error && 'error'].filter(Boolean).join(' ') || nothing;
  }

  /** For `aria-invalid`. */
  protected get wrong(): 'true' | typeof nothing {
    return this.error ? 'true' : nothing;
  }

  /** Whether it is switched off, by itself or by a fieldset around it. */
  protected get off(): boolean {
    return this.matches(':disabled');
  }

  /** The native `change` stops at the shadow root. */
  protected announceChange(): void {
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  private flush(): void {
    if (this.isUpdatePending) this.performUpdate();
  }
}
