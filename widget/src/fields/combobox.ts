import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { arrow } from '../styles/arrow.ts';
import { controls } from '../styles/controls.ts';
import { renderListbox } from './combobox-listbox.ts';
import { ComboboxPopup } from './combobox-popup.ts';
import { list } from './combobox.styles.ts';
import { trimmed } from '../trimmed.ts';
import { exactMatch } from './exact-match.ts';
import { fold } from './fold.ts';
import { submitImplicitly } from './implicit-submission.ts';
import { missingChoice } from './missing-choice.ts';
import { StringField } from './string-field.ts';
import type { PropertyValues, TemplateResult } from 'lit';
import type { NativeControl, Problem } from './form-field.ts';
import type { ComboboxOption } from './option.ts';

/**
 * One answer out of very many, found by typing. What is typed is never taken away: if it is the label of an option, that option
 * is chosen; if not, it stays, as `text`, and is the answer where `allowText` says so.
 *
 * @event {Event} input - The text or the value changed; composed.
 * @event {Event} change - A person chose an option or left what was typed; bubbles.
 * @csspart label - The label.
 * @csspart optional - The words after the label of a field that may stay empty.
 * @csspart hint - The sentence below the label.
 * @csspart error - The error.
 * @csspart control - The native input.
 * @csspart clear - The button that empties it.
 * @csspart listbox - The list.
 * @csspart group - The heading of a group.
 * @csspart option - An option.
 * @csspart description - The second line of an option.
 * @csspart empty - The sentence where nothing fits.
 * @cssstate user-invalid - Shows an error, or was found invalid and still is.
 */
export class Combobox extends StringField {
  static override styles = [StringField.styles, controls, arrow, list];

  /** All answers to choose from. */
  @property({ attribute: false }) options: readonly ComboboxOption[] = [];
  /** Finds what fits a text; by default the options whose label contains it. */
  @property({ attribute: false }) search: ((query: string) => readonly ComboboxOption[]) | undefined =
    undefined;
  /** Whether a text that is no option is an answer too. */
  @property({ type: Boolean, attribute: 'allow-text' }) allowText = false;

  /** What stands in the field, an option's label or not. */
  @property({ attribute: false }) text = '';

  private readonly popup = new ComboboxPopup(this);
  /** What the list was asked for. */
  private query = '';
  /** The value that `text` stands for; another one has come from outside. */
  private settled = '';
  /** The text that `change` last told of. */
  private told = '';

  override formResetCallback(): void {
    super.formResetCallback();
    this.settle(this.value, this.labelOf(this.value));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const renamed = changed.has('options') && !this.popup.open && this.chosen !== undefined;
    if (this.value !== this.settled || renamed) this.settle(this.value, this.labelOf(this.value));
    if (this.popup.open && (changed.has('options') || changed.has('search')))
      this.popup.refresh(this.found());
  }

  protected override judge(control: NativeControl): Problem {
    const typed = /\S/.test(this.text);
    if (this.value !== '' || !this.willValidate || !(typed || this.required)) return super.judge(control);
    return { flags: typed ? { badInput: true } : { valueMissing: true }, message: missingChoice() };
  }

  protected override renderControl(): TemplateResult {
    const { open, results, active, announcement } = this.popup;
    const listed = open && results.length > 0;
    return html`<div class="box">
        <input
          part="control"
          id="control"
          role="combobox"
          dir=${this.text ? 'auto' : nothing}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-labelledby="label"
          aria-autocomplete="list"
          aria-controls="listbox"
          aria-expanded=${listed}
          aria-activedescendant=${active < 0 ? nothing : `option-${active}`}
          aria-describedby=${this.describedBy}
          aria-invalid=${this.wrong}
          ?required=${this.required}
          ?disabled=${this.off}
          .value=${live(this.text)}
          @input=${this.handleTyping}
          @click=${this.browse}
          @keydown=${this.handleKey}
          @focus=${this.handleFocus}
          @blur=${this.handleBlur}
        />
        ${this.text && this.messages && !this.off ? this.renderClear(this.messages.clear) : nothing}
        <div
          part="listbox"
          id="listbox"
          role="listbox"
          aria-labelledby="label"
          ?hidden=${!listed}
          @mousedown=${keepFocus}
        >
          ${listed ? renderListbox(this.popup, this.value, this.choose) : nothing}
        </div>
        ${open && !listed && this.messages ? html`<p part="empty">${this.messages.noMatches}</p>` : nothing}
      </div>
      <p class="unseen" role="status">${announcement}</p>`;
  }

  private renderClear(words: string): TemplateResult {
    return html`<button
      part="clear"
      type="button"
      tabindex="-1"
      aria-label="${words}: ${this.label}"
      @mousedown=${keepFocus}
      @click=${this.handleClear}
    ></button>`;
  }

  /** Sets what belongs together; `value` alone would look as if it came from outside. */
  private settle(value: string, text: string): void {
    this.value = this.settled = value;
    this.text = text;
  }

  private get chosen(): ComboboxOption | undefined {
    return this.optionOf(this.value);
  }

  private optionOf(value: string): ComboboxOption | undefined {
    return value === '' ? undefined : this.options.find(option => option.value === value);
  }

  private labelOf(value: string): string {
    return this.optionOf(value)?.label ?? (this.allowText ? value : '');
  }

  private found(): readonly ComboboxOption[] {
    if (this.search) return this.search(this.query);
    const wanted = fold(this.query);
    return this.options.filter(({ label }) => fold(label).includes(wanted));
  }

  private show(query: string): void {
    this.query = query;
    const found = this.found();
    const words = found.length > 0 ? this.messages?.matches(found.length) : this.messages?.noMatches;
    this.popup.show(found, words ?? '');
  }

  /** Opens the list; all of it where something is chosen, for then the wish is something else. */
  private browse(): void {
    if (!this.popup.open) this.show(this.chosen ? '' : this.text);
  }

  private readonly choose = ({ value, label }: ComboboxOption): void => {
    this.settle(value, label);
    this.popup.close();
    this.announceInput();
    this.commit();
  };

  /** Tells of a text once, whether it was left or chosen. */
  private commit(): void {
    if (this.text === this.told) return;
    this.told = this.text;
    this.announceChange();
  }

  private announceInput(): void {
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }

  private handleTyping(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const text = event.target.value;
    const fitting = exactMatch(this.options, text)?.value;
    this.settle(fitting ?? (this.allowText ? trimmed(text) : ''), text);
    this.show(text);
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (this.handleListKey(event)) {
      event.preventDefault();
      // The key has done its work here: Escape must not close a dialog around the field too.
      event.stopPropagation();
      void this.updateComplete.then(() => this.revealActive());
    } else submitImplicitly(event, this.form);
  }

  private handleListKey({ key, altKey }: KeyboardEvent): boolean {
    const { popup } = this;
    const arrow = key === 'ArrowDown' || key === 'ArrowUp';
    if (popup.open && (key === 'Escape' || key === 'Enter' || (altKey && key === 'ArrowUp'))) {
      const reached = popup.results[popup.active];
      if (key === 'Enter' && reached) this.choose(reached);
      else this.leave();
      return true;
    }
    if (!arrow || popup.open) return popup.move(key);
    this.browse();
    if (!altKey && this.chosen) popup.reach(this.value);
    else if (!altKey) popup.move(key);
    return true;
  }

  private revealActive(): void {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  private handleClear(): void {
    this.settle('', '');
    this.popup.close();
    this.announceInput();
    this.commit();
    this.focus();
  }

  private handleFocus(): void {
    this.told = this.text;
  }

  private handleBlur(): void {
    this.leave();
  }

  /** Closes the list; what was typed stays, in the spelling of the option it is. */
  private leave(): void {
    if (this.chosen) this.text = this.chosen.label;
    this.popup.close();
    this.commit();
  }
}

/** Pressing on the list must not take the focus, and with it the list, away. */
const keepFocus = (event: Event): void => event.preventDefault();

declare global {
  interface HTMLElementTagNameMap {
    'mimer-combobox': Combobox;
  }
}
