import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { submitImplicitly } from '../../fields/implicit-submission.ts';
import { StringField } from '../../fields/string-field.ts';
import type { DistrictMap } from '../../flow/district.ts';
import { formatPoint, parsePoint, type Point } from '../../flow/point.ts';
import type { PlaceMessages } from '../../locales/messages.ts';
import { controls } from '../../styles/controls.ts';
import { locateIcon, mapIcon } from './icons.ts';
import { locate } from './locate.ts';
import { pointFieldStyles } from './point-field.styles.ts';
import type { PointMap } from './point-map.ts';
import { isTemplate, pointResult, searching } from './point-result.ts';

/** The municipality whose area the point is expected in. */
export interface District {
  readonly name: string;
  readonly map?: DistrictMap | undefined;
}

/**
 * A place on the earth: the device's own, a point on a map, or coordinates as they are typed or pasted. The device is
 * asked, and the map is loaded, only when its button is pressed. The value is what stands in the control; `parsePoint`
 * reads it.
 *
 * @event {Event} input - The value changed; composed.
 * @event {Event} change - A person committed a value; bubbles.
 * @csspart label - The label.
 * @csspart optional - The words after the label of a field that may stay empty.
 * @csspart hint - The sentence below the label.
 * @csspart error - The error.
 * @csspart control - The native input for coordinates.
 * @csspart point - The point that was chosen, with its accuracy.
 * @csspart point-title - Its first line.
 * @csspart point-accuracy - How exact it is, where that is known.
 * @csspart point-news - What is happening, or why there is no point.
 * @csspart point-warning - That it may be outside the area or is not exact.
 * @csspart point-button - A button that leads to a point.
 * @csspart point-link - A button that takes something back.
 * @csspart by-hand - What is folded around the control.
 * @csspart map - The map, with `map-help`, `map-button`, `map-mark` and `map-attribution` on it.
 * @cssstate user-invalid - Shows an error, or was found invalid and still is.
 */
export class PointField extends StringField {
  // The field is large, and most of it is to be read: a press on a word must not throw the focus on the first button.
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...StringField.shadowRootOptions,
    delegatesFocus: false,
  };
  static override styles = [StringField.styles, controls, pointFieldStyles];

  /** The words of this field; without them only the control is there. */
  @property({ attribute: false }) words: PlaceMessages | undefined = undefined;
  /** The municipality whose area the point is expected in. */
  @property({ attribute: false }) district: District | undefined = undefined;
  /** Where the map's pictures are: a URL with `{z}`, `{x}` and `{y}`. Without it there is no map. */
  @property({ attribute: 'map-tiles' }) mapTiles = '';
  /** Whose pictures they are, in plain text. */
  @property({ attribute: 'map-attribution' }) mapAttribution = '';
  /** How distances are written, as a BCP 47 tag. */
  @property() locale = 'tr';

  @state() private news = '';
  @state() private mapOpen = false;
  @state() private byHandOpen = false;
  /** The search for the device's place, while it goes on. */
  @state() private search: AbortController | undefined = undefined;
  /** While the coordinates are being typed, every digit would be another place. */
  private typing = false;
  /** The point that is shown. */
  private shown: Point | undefined = undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopSearch();
  }

  override focus(options?: FocusOptions): void {
    if (this.error !== '' || this.words === undefined) super.focus(options);
    else this.button('locate')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('error') && this.error !== '') this.byHandOpen = true;
    if (!this.typing) this.shown = parsePoint(this.value);
  }

  protected override render(): TemplateResult {
    const { words, shown: point } = this;
    if (words === undefined) return super.render();
    return html`<div role="group" aria-labelledby="label" aria-describedby=${this.describedBy}>
      <p part="label" id="label">${this.renderLabel()}</p>
      ${this.renderWords()}
      <div class="ways">${this.renderWays(words)}</div>
      <div class="result">
        <div class="said" role="status">
          ${this.search === undefined ? pointResult(this, words, point, this.news) : searching(words)}
        </div>
        ${
          point === undefined
            ? nothing
            : html`<button part="point-link" id="remove" type="button" @click=${this.handleRemove}>
                ${words.remove}
              </button>`
        }
      </div>
      ${this.mapOpen ? this.renderMap(words, point) : nothing}
      <details part="by-hand" ?open=${this.byHandOpen} @toggle=${this.handleToggle}>
        <summary>${words.byHand}</summary>
        ${this.renderControl()}
      </details>
    </div>`;
  }

  protected override renderControl(): TemplateResult {
    const { words } = this;
    return html`${
        words === undefined
          ? nothing
          : html`<label class="coordinates" for="control">${words.coordinates}</label>
              <p part="hint" id="coordinates-hint">${words.coordinatesHint}</p>`
      }
      <input
        part="control"
        id="control"
        dir="ltr"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby=${[words && 'coordinates-hint', this.error && 'error'].filter(Boolean).join(' ') || nothing}
        aria-invalid=${this.wrong}
        ?required=${this.required}
        ?disabled=${this.off}
        .value=${live(this.typing ? this.value : written(this.value))}
        @input=${this.handleTyping}
        @change=${this.handleTyped}
        @keydown=${this.handleKey}
      />`;
  }

  private renderWays(words: PlaceMessages): TemplateResult {
    const busy = this.search !== undefined;
    // Not `disabled`: the focus would be lost, and with it the place of those who cannot see.
    return html`<button
        part="point-button"
        id="locate"
        type="button"
        aria-disabled=${busy || this.off ? 'true' : nothing}
        @click=${this.handleLocate}
      >
        ${locateIcon} ${words.locate}
      </button>
      ${
        busy
          ? html`<button part="point-link" id="cancel" type="button" @click=${this.handleCancel}>
              ${words.cancel}
            </button>`
          : nothing
      }
      ${
        isTemplate(this.mapTiles)
          ? html`<button
              part="point-button"
              id="open-map"
              type="button"
              aria-expanded=${this.mapOpen ? 'true' : 'false'}
              @click=${this.handleMap}
            >
              ${mapIcon} ${this.mapOpen ? words.closeMap : words.openMap}
            </button>`
          : nothing
      }`;
  }

  private renderMap(words: PlaceMessages, point: Point | undefined): TemplateResult {
    return html`<mimer-point-map
      part="map"
      exportparts="button: map-button, mark: map-mark, attribution: map-attribution, help: map-help"
      .words=${words.map}
      .point=${point}
      .centre=${this.district?.map?.centre}
      .tiles=${this.mapTiles}
      .attribution=${this.mapAttribution}
      @change=${this.handlePlace}
    ></mimer-point-map>`;
  }

  private button(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`#${id}`);
  }

  private take(value: string): void {
    this.typing = false;
    this.value = value;
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.announceChange();
  }

  private stopSearch(): void {
    this.search?.abort();
    this.search = undefined;
  }

  /** Where the button that has the focus is about to go, the focus goes to one that stays. */
  private keepFocus(leaving: string): void {
    if (this.shadowRoot?.activeElement?.id === leaving) this.button('locate')?.focus();
  }

  private async handleLocate(): Promise<void> {
    if (this.search !== undefined || this.off) return;
    const search = new AbortController();
    this.search = search;
    this.news = '';
    const found = await locate(search.signal).catch(() => undefined);
    if (found === undefined || this.search !== search) return;
    this.keepFocus('cancel');
    this.search = undefined;
    if ('point' in found) this.take(formatPoint(found.point));
    else this.news = this.words?.refused[found.refusal] ?? '';
  }

  private handleCancel(): void {
    this.keepFocus('cancel');
    this.stopSearch();
    this.news = this.words?.cancelled ?? '';
  }

  private handleRemove(): void {
    this.keepFocus('remove');
    this.news = this.words?.removed ?? '';
    this.take('');
  }

  private handleMap(): void {
    this.mapOpen = !this.mapOpen;
    if (this.mapOpen) this.byHandOpen = true;
  }

  private handlePlace({ target }: { target: PointMap }): void {
    this.news = '';
    if (target.point !== undefined) this.take(formatPoint(target.point));
  }

  private handleTyping(event: InputEvent): void {
    this.news = '';
    this.typing = event.inputType !== 'insertFromPaste';
    this.handleInput(event);
  }

  private handleTyped(): void {
    this.typing = false;
    this.requestUpdate();
    this.announceChange();
  }

  private handleKey(event: KeyboardEvent): void {
    submitImplicitly(event, this.form);
  }

  private handleToggle({ target }: { target: HTMLDetailsElement }): void {
    this.byHandOpen = target.open;
  }
}

/** The coordinates alone, where the form keeps more than them. */
const written = (value: string): string => {
  const point = parsePoint(value);
  if (point === undefined || formatPoint(point) !== value) return value;
  return formatPoint({ lat: point.lat, lng: point.lng }).replace(',', ', ');
};

declare global {
  interface HTMLElementTagNameMap {
    'mimer-point-field': PointField;
  }
}
