import type { TrackedRequest } from '@melikgazi/mimer-sdk';
import { parseReference } from '@melikgazi/mimer-sdk/reference';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ErrorEvent } from '../error-event.ts';
import { TrackedEvent } from '../events.ts';
import { findLocale } from '../find-locale.ts';
import type { Failure } from '../flow/failure.ts';
import { loadMessages, type Locale } from '../locales/load-messages.ts';
import { withOverrides, type MessageOverrides } from '../locales/overrides.ts';
import type { FormMessages, TrackerMessages } from '../locales/messages.ts';
import { madeOnce } from '../made-once.ts';
import { connectionSettings } from '../connection-settings.ts';
import { makeClient } from '../make-client.ts';
import { checkAttributes } from '../troubles/check-attributes.ts';
import { tell } from '../troubles/tell.ts';
import { readFragment } from './read-fragment.ts';
import { adoptMore } from '../styles/adopt-more.ts';
import { basics } from '../styles/basics.ts';
import { tokens } from '../styles/tokens.ts';
import type { TrackerClient } from './tracker-client.ts';
import type { TrackerView } from './tracker-view.ts';

/**
 * How a request stands, for whoever has its number and tracking code.
 *
 * @slot - Shown until the tracker can be used, and if it never can.
 * @slot header - Above it.
 * @slot footer - Below it.
 * @event {TrackedEvent} mimer-tracked - A request was found.
 * @event {ErrorEvent} mimer-error - It could not be looked up.
 * @csspart base - All of it.
 * @csspart form - Number and code.
 * @csspart action-form - The form of something that can be done.
 * @csspart heading - The heading.
 * @csspart field - A field; those of the field for photos are reachable by their names (`picker`, `photos`, `photo-state`).
 * @csspart summary - What is wrong with what was typed.
 * @csspart summary-title - Its first line.
 * @csspart summary-link - A line that leads to its field.
 * @csspart failure - What did not work.
 * @csspart failure-title - Its first line.
 * @csspart result - What was found.
 * @csspart status - The number and how it stands.
 * @csspart reference - The number.
 * @csspart sentence - How it stands, in a sentence.
 * @csspart status-line - The number with its button.
 * @csspart due - By when it is answered.
 * @csspart facts - Subject, unit, dates, place.
 * @csspart fact - One of them.
 * @csspart overdue - That its time is over.
 * @csspart extended - That its time was extended.
 * @csspart section - A part of the result.
 * @csspart remembered - The part with the device's own list.
 * @csspart section-title - A heading within the result.
 * @csspart timeline - What happened.
 * @csspart event - One thing that happened.
 * @csspart event-title - What it was.
 * @csspart event-date - When it was.
 * @csspart event-detail - Unit, institution, reason or expected date.
 * @csspart event-text - What was written about it.
 * @csspart event-delivery - What became of the message about it.
 * @csspart files - Files of the citizen's or of an event.
 * @csspart file - One of them.
 * @csspart file-name - Its name and size.
 * @csspart file-size - Its size.
 * @csspart file-error - That it could not be fetched.
 * @csspart picture - A picture that is shown.
 * @csspart actions - What can be done.
 * @csspart action - One of them.
 * @csspart action-toggle - The button that opens its form.
 * @csspart action-panel - What it opens.
 * @csspart intro - A sentence before questions.
 * @csspart caution - A warning.
 * @csspart link - A link.
 * @csspart remember - The box that has this device remember the request.
 * @csspart remembered-list - The requests that this device remembers.
 * @csspart remembered-item - One of them.
 * @csspart remembered-words - What is told of it.
 * @csspart remembered-open - The button that opens it.
 * @csspart remembered-reference - Its number.
 * @csspart written - Something the citizen sent; `label` is its heading.
 * @csspart label - What was asked.
 * @csspart description - What the citizen wrote.
 * @csspart buttons - The buttons.
 * @csspart button - A button.
 * @csspart secondary - A button other than the main one.
 * @csspart small - A button beside words.
 * @csspart refresh - The button that looks again.
 * @csspart print - The button that prints.
 * @csspart another - The button that leads to another request.
 * @csspart aside - A line in small print.
 * @cssproperty [--mimer-max-inline-size=42rem] - How wide the tracker gets.
 * @cssstate found - A request is shown.
 */
export class StatusTracker extends LitElement {
  static override readonly styles = [tokens, basics];

  /** The backend: an absolute URL such as `https://mimer.example.tr/melikgazi/v1`. */
  @property() endpoint = '';
  /** The language; by default that of the nearest ancestor with one, then the municipality's. */
  @property() override lang = '';
  /** The number of a request to start with; by default the one in the page's fragment. */
  @property() reference = '';
  /** The level of the heading. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Colours: those of the page's `color-scheme`, or always light or dark. */
  @property({ reflect: true }) theme: 'auto' | 'light' | 'dark' = 'auto';
  /** A client to use in place of one for `endpoint`. */
  @property({ attribute: false }) client: TrackerClient | undefined = undefined;
  /** Texts to use in place of the locale's: some of them, or all with `locale`, `dates` and `dir` for another language. */
  @property({ attribute: false }) messages: MessageOverrides | undefined = undefined;

  @state() private words: TrackerMessages | undefined = undefined;
  @state() private announcement = '';
  private readonly internals = this.attachInternals();
  private view: TrackerView | undefined = undefined;
  private locale: Locale = 'tr';
  private connect = this.connector(undefined);
  /** Which start is the present one; an older one that arrives late is of no interest. */
  private start = 0;
  private wasBusy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.handleFragment);
    this.view?.memory.connect(this.endpoint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.handleFragment);
    this.view?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('reference')) this.fillIn();
    if (changed.has('endpoint') || changed.has('client')) {
      this.view?.changeBackend();
      this.view?.memory.connect(this.endpoint);
    }
    if ((['endpoint', 'lang', 'client', 'messages'] as const).some(name => changed.has(name)))
      void this.begin();
    const isBusy = this.view?.tracker.isBusy === true;
    // What was said before would be said again once the look is over.
    if (isBusy && !this.wasBusy) this.announcement = '';
    this.wasBusy = isBusy;
  }

  protected override render(): TemplateResult {
    const { words, view } = this;
    if (words === undefined || view === undefined) return html`<slot></slot>`;
    return html`<div part="base" lang=${words.locale} dir=${words.dir}>
      <slot name="header"></slot>
      <p class="unseen" role="status">${view.tracker.isBusy ? words.tracker.loading : this.announcement}</p>
      ${view.render()}
      <slot name="footer"></slot>
    </div>`;
  }

  protected override updated(): void {
    const isFound = this.view?.tracker.found !== undefined;
    this.internals.states[isFound ? 'add' : 'delete']('found');
  }

  private async begin(): Promise<void> {
    const start = ++this.start;
    checkAttributes(this);
    try {
      // Nobody is to type a number into a form that has nobody to ask.
      if (this.client === undefined) connectionSettings(this.endpoint, undefined);
      const locale = await findLocale(this, this.messages?.locale, () => this.defaultLocale());
      const [{ statusTrackerStyles, TrackerView }, loaded] = await Promise.all([
        loadView(),
        loadMessages('tracker', locale),
      ]);
      if (start !== this.start) return;
      this.locale = locale;
      if (this.shadowRoot !== null) adoptMore(this.shadowRoot, statusTrackerStyles);
      const words = withOverrides<TrackerMessages>(loaded, this.messages);
      this.connect = this.connector(words.locale);
      this.show(TrackerView, words);
    } catch (error) {
      if (start !== this.start) return;
      void tell({ error }, this);
      this.dispatchEvent(new ErrorEvent('unexpected'));
    }
  }

  private show(View: typeof TrackerView, words: TrackerMessages): void {
    this.words = words;
    if (this.view !== undefined) {
      this.view.messages = words;
      return;
    }
    this.view = new View({
      host: this,
      messages: words,
      headingLevel: () => this.headingLevel,
      client: () => this.connect(),
      photoWords: async () =>
        withOverrides<FormMessages>(await loadMessages('form', this.locale), this.messages),
      announce: spoken => (this.announcement = spoken),
      onFound: this.handleFound,
      onFailed: this.handleFailed,
    });
    if (this.isConnected) this.view.memory.connect(this.endpoint);
    this.fillIn();
  }

  private fillIn(): void {
    const reference = parseReference(this.reference) ?? readFragment(location.hash);
    if (reference !== undefined) this.view?.fillIn(reference);
  }

  private async defaultLocale(): Promise<string | undefined> {
    const { jurisdiction } = await this.connector(undefined)();
    return (await jurisdiction.get()).defaultLocale;
  }

  private connector(locale: string | undefined): () => Promise<TrackerClient> {
    return madeOnce(async () => this.client ?? makeClient(this.endpoint, locale));
  }

  /** A link to a request on the same page. */
  private readonly handleFragment = (): void => {
    const reference = readFragment(location.hash);
    if (reference !== undefined) this.view?.fillIn(reference);
  };

  private readonly handleFailed = ({ code }: Failure, error: unknown): void => {
    // What a backend refuses is between it and the citizen.
    if (code === 'connection' || code === 'contract') void tell({ error }, this);
    this.dispatchEvent(new ErrorEvent(code));
  };

  private readonly handleFound = ({ reference, status }: TrackedRequest): void => {
    this.dispatchEvent(new TrackedEvent(reference, status));
  };
}

// Outside the class, as in `request-form.ts`.
const loadView = () => import('./tracker-view.ts');

declare global {
  interface HTMLElementTagNameMap {
    'mimer-status-tracker': StatusTracker;
  }
}
