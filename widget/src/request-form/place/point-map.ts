import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { formatPoint, type Point } from '../../flow/point.ts';
import type { PlaceMessages } from '../../locales/messages.ts';
import { tokens } from '../../styles/tokens.ts';
import { crossIcon, locateIcon, minusIcon, plusIcon } from './icons.ts';
import { mapCoreStyles } from './map-core.styles.ts';
import type { MapView } from './map-view.ts';
import { pointMapStyles } from './point-map.styles.ts';

const textOf = (point: Point | undefined): string => (point === undefined ? '' : formatPoint(point));

function isElsewhere(one: Point | undefined, other: Point | undefined): boolean {
  return textOf(one) !== textOf(other);
}

/**
 * A map on which a point is marked: by tapping it, or by moving the map under the cross in its middle, with a finger, a mouse
 * or the arrow keys. Nothing has to be dragged.
 *
 * @event {Event} change - A person marked a point; bubbles.
 * @csspart base - The map with all that lies on it.
 * @csspart canvas - The map itself.
 * @csspart button - A button on the map.
 * @csspart mark - The button that marks the middle.
 * @csspart attribution - Whose pictures they are.
 * @csspart help - How it is used.
 * @csspart trouble - What does not work.
 */
export class PointMap extends LitElement {
  static override readonly styles = [tokens, mapCoreStyles, pointMapStyles];

  /** The words of the map. */
  @property({ attribute: false }) words: PlaceMessages['map'] | undefined = undefined;
  /** The point that is marked. */
  @property({ attribute: false, hasChanged: isElsewhere }) point: Point | undefined = undefined;
  /** What is shown first, where no point is marked. */
  @property({ attribute: false }) centre: Point | undefined = undefined;
  /** Where the pictures are: a URL with `{z}`, `{x}` and `{y}`, and `{r}` where there are sharper ones. */
  @property() tiles = '';
  /** Whose pictures they are, in plain text. */
  @property() attribution = '';

  @state() private phase: 'loading' | 'ready' | 'failed' = 'loading';
  @state() private tilesFail = false;
  private view: MapView | undefined = undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.show();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.view?.remove();
    this.view = undefined;
  }

  protected override firstUpdated(): void {
    void this.show();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('point')) this.view?.pin(this.point);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this;
    if (words === undefined) return nothing;
    return html`<p part="help" id="help">${words.help} <span class="keys">${words.keys}</span></p>
      <div part="base" class=${this.phase}>
        <div
          part="canvas"
          id="canvas"
          dir="ltr"
          role="application"
          tabindex="0"
          aria-label=${words.label}
          aria-describedby="help"
          @keydown=${this.handleKey}
        ></div>
        ${this.phase === 'ready' ? this.renderOverlay(words) : nothing}
      </div>
      ${
        this.phase === 'ready'
          ? html`<button part="mark" type="button" @click=${this.handleMark}>${words.mark}</button>`
          : nothing
      }
      <p part="trouble" role="status">${this.trouble(words)}</p>`;
  }

  private renderOverlay(words: PlaceMessages['map']): TemplateResult {
    const button = (name: string, icon: TemplateResult, act: () => void) =>
      html`<button part="button" type="button" aria-label=${name} title=${name} @click=${act}>
        ${icon}
      </button>`;
    return html`<div class="cross">${crossIcon}</div>
      <div class="buttons">
        ${button(words.zoomIn, plusIcon, () => this.view?.zoom(1))}
        ${button(words.zoomOut, minusIcon, () => this.view?.zoom(-1))}
        ${button(words.recentre, locateIcon, () => this.view?.recentre())}
      </div>
      ${this.attribution ? html`<p part="attribution" dir="auto">${this.attribution}</p>` : nothing}`;
  }

  private trouble(words: PlaceMessages['map']): unknown {
    if (this.phase === 'loading') return words.loading;
    if (this.phase === 'failed') return words.failed;
    return this.tilesFail ? words.noTiles : nothing;
  }

  private async show(): Promise<void> {
    try {
      const { createMapView } = await loadMapView();
      const canvas = this.renderRoot.querySelector<HTMLElement>('#canvas');
      if (!this.isConnected || this.view !== undefined || canvas === null) return;
      this.view = createMapView(canvas, {
        tiles: this.tiles,
        point: this.point,
        centre: this.centre,
        onTap: point => this.mark(point),
        onTiles: working => (this.tilesFail = !working),
      });
      this.phase = 'ready';
    } catch (error) {
      console.error('<mimer-point-map> could not be loaded.', error);
      this.phase = 'failed';
    }
  }

  private mark(point: Point): void {
    this.point = point;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  private handleMark(): void {
    if (this.view !== undefined) this.mark(this.view.middle());
  }

  private handleKey(event: KeyboardEvent): void {
    const { view } = this;
    if (view === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const far = event.shiftKey ? 10 : 80;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => view.pan(-far, 0),
      ArrowRight: () => view.pan(far, 0),
      ArrowUp: () => view.pan(0, -far),
      ArrowDown: () => view.pan(0, far),
      '+': () => view.zoom(1),
      '=': () => view.zoom(1),
      '-': () => view.zoom(-1),
      Enter: () => this.handleMark(),
      ' ': () => this.handleMark(),
    };
    if (!Object.hasOwn(acts, event.key)) return;
    // The keys have done their work here: Enter must not send the form, nor the arrows scroll the page.
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]?.();
  }
}

// Outside the class: inside one with decorators tsc leaves the `.ts` of a dynamic import as it is (TypeScript 6.0).
const loadMapView = () => import('./map-view.ts');

declare global {
  interface HTMLElementTagNameMap {
    'mimer-point-map': PointMap;
  }
}
