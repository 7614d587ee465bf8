import { isApiError, type Mimer, type TrackedRequest } from '@melikgazi/mimer-sdk';
import { parseReference } from '@melikgazi/mimer-sdk/reference';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ErrorEvent, TrackedEvent } from '../events.ts';
import { failureOf, type Failure } from '../flow/failure.ts';
import { knownLocale, loadMessages } from '../locales/load-messages.ts';
import { withOverrides, type MessageOverrides } from '../locales/overrides.ts';
import type { TrackerMessages } from '../locales/messages.ts';
import { makeClient } from '../make-client.ts';
import { nearestLanguage } from '../nearest-language.ts';
import { failureNotice } from '../request-form/failure-notice.ts';
import { focusOn } from '../request-form/field-focus.ts';
import { renderLookupForm } from './lookup-form.ts';
import { lookupProblems, parseTrackingCode, type Lookup } from './lookup-problems.ts';
import { readFragment } from './read-fragment.ts';
import { renderResult } from './result.ts';
import { statusTrackerStyles } from './status-tracker.styles.ts';

/** The calls a tracker makes: the SDK's client, or anything with the same shape. */
export interface TrackerClient {
  readonly jurisdiction: Pick<Mimer['jurisdiction'], 'get'>;
  readonly requests: Pick<Mimer['requests'], 'track'>;
}

/** What was found, and when. */
interface Found {
  readonly request: TrackedRequest;
  readonly seenAt: string;
}

/** What is known of the municipality before it has answered, or where it does not. */
const unknownPlace: { readonly timeZone: string; readonly phone?: string | undefined } = {
  timeZone: 'Europe/Istanbul',
};

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
 * @csspart heading - The heading.
 * @csspart field - A field.
 * @csspart summary - What is wrong with what was typed.
 * @csspart summary-title - Its first line.
 * @csspart summary-link - A line that leads to its field.
 * @csspart failure - What did not work.
 * @csspart failure-title - Its first line.
 * @csspart result - What was found.
 * @csspart status - The number and how it stands.
 * @csspart reference - The number.
 * @csspart sentence - How it stands, in a sentence.
 * @csspart facts - Subject, unit, dates.
 * @csspart fact - One of them.
 * @csspart section-title - A heading within the result.
 * @csspart timeline - What happened.
 * @csspart event - One thing that happened.
 * @csspart event-title - What it was.
 * @csspart event-date - When it was.
 * @csspart event-detail - Unit, institution, reason or expected date.
 * @csspart event-text - What was written about it.
 * @csspart description - What the citizen wrote.
 * @csspart buttons - The buttons.
 * @csspart button - A button.
 * @csspart secondary - A button other than the main one.
 * @csspart aside - A line in small print.
 * @cssproperty [--mimer-accent] - Buttons, links; see `styles/tokens.ts` for all tokens.
 * @cssproperty [--mimer-max-inline-size=42rem] - How wide the tracker gets.
 */
export class StatusTracker extends LitElement {
  static override readonly styles = statusTrackerStyles;

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
  /** Texts to use in place of the locale's. */
  @property({ attribute: false }) messages: MessageOverrides | undefined = undefined;

  @state() private words: TrackerMessages | undefined = undefined;
  @state() private lookup: Lookup = { reference: '', trackingCode: '' };
  @state() private problems: Partial<Lookup> = {};
  @state() private failure: Failure | undefined = undefined;
  @state() private found: Found | undefined = undefined;
  @state() private busy = false;
  @state() private place = unknownPlace;
  private abort = new AbortController();
  private connection: Promise<TrackerClient> | undefined = undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.handleFragment);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.handleFragment);
    this.abort.abort();
    this.abort = new AbortController();
    this.busy = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('reference')) this.fillIn(parseReference(this.reference) ?? readFragment(location.hash));
    if ((['endpoint', 'lang', 'client', 'messages'] as const).some(name => changed.has(name)))
      void this.begin();
  }

  protected override render(): TemplateResult {
    const { words, found } = this;
    if (words === undefined) return html`<slot></slot>`;
    return html`<div part="base" lang=${words.locale} dir=${words.dir}>
      <slot name="header"></slot>
      <p class="unseen" role="status">${this.busy ? words.tracker.loading : ''}</p>
      ${found === undefined ? this.renderForm(words) : this.renderFound(words, found)}
      <slot name="footer"></slot>
    </div>`;
  }

  private renderForm(messages: TrackerMessages): TemplateResult {
    const { lookup, problems, headingLevel, busy } = this;
    return renderLookupForm({
      lookup,
      problems,
      messages,
      headingLevel,
      busy,
      failure: this.renderFailure(messages),
      onInput: this.handleInput,
      onSubmit: this.handleSubmit,
      focusField: name => void this.focusOn(`[name="${name}"]`),
    });
  }

  private renderFound(messages: TrackerMessages, { request, seenAt }: Found): TemplateResult {
    return html`${this.renderFailure(messages)}
    ${renderResult({
      request,
      seenAt,
      messages,
      headingLevel: this.headingLevel,
      timeZone: this.place.timeZone,
      onRefresh: () => void this.track(),
      onAnother: this.handleAnother,
    })}`;
  }

  private renderFailure(messages: TrackerMessages): unknown {
    const { failure } = this;
    if (failure === undefined) return nothing;
    // A wrong number and a wrong code read alike: which of them it was is nobody's business.
    if (failure.code === 'not_found') {
      return html`<div part="failure" id="failure" tabindex="-1">
        <p part="failure-title">${messages.tracker.notFound}</p>
      </div>`;
    }
    return failureNotice(failure, messages, { title: messages.tracker.failed, phone: this.place.phone });
  }

  /** A link to a request on the same page: its number is filled in, and what was shown gives way to the form. */
  private readonly handleFragment = (): void => {
    const reference = readFragment(location.hash);
    if (reference === undefined || reference === this.lookup.reference) return;
    if (this.found !== undefined) this.handleAnother();
    this.fillIn(reference);
  };

  private fillIn(reference: string | undefined): void {
    if (reference !== undefined) this.lookup = { ...this.lookup, reference };
  }

  private async begin(): Promise<void> {
    try {
      const declared = knownLocale([this.lang, nearestLanguage(this)]);
      const locale = declared ?? knownLocale([await this.defaultLocale()]) ?? 'tr';
      this.connection = undefined;
      this.words = withOverrides<TrackerMessages>(await loadMessages('tracker', locale), this.messages);
    } catch (error) {
      console.error('<mimer-status-tracker> could not be loaded.', error);
      this.dispatchEvent(new ErrorEvent('unexpected'));
    }
  }

  private async defaultLocale(): Promise<string | undefined> {
    const found = await this.connect(undefined)
      .then(client => client.jurisdiction.get())
      .catch(() => undefined);
    this.connection = undefined;
    return found?.defaultLocale;
  }

  private connect(locale: string | undefined): Promise<TrackerClient> {
    this.connection ??=
      this.client === undefined
        ? makeClient(this, this.endpoint, locale).catch((error: unknown) => {
            this.connection = undefined;
            throw error;
          })
        : Promise.resolve(this.client);
    return this.connection;
  }

  private async track(): Promise<void> {
    const reference = parseReference(this.lookup.reference);
    const code = parseTrackingCode(this.lookup.trackingCode);
    if (this.busy || reference === undefined || code === undefined) return;
    const { signal } = this.abort;
    this.busy = true;
    this.failure = undefined;
    try {
      const client = await this.connect(this.words?.locale);
      const place = this.learnPlace(client);
      const request = await client.requests.track(reference, code, { signal });
      await place;
      if (signal.aborted) return;
      this.found = { request, seenAt: new Date().toISOString() };
      this.dispatchEvent(new TrackedEvent(request.reference, request.status));
      void this.focusOn('#sentence');
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    } finally {
      if (!signal.aborted) this.busy = false;
    }
  }

  private fail(error: unknown): void {
    this.failure = failureOf(error);
    if (isApiError(error) && error.code === 'not_found') this.found = undefined;
    this.dispatchEvent(new ErrorEvent(this.failure.code));
    void this.focusOn('#failure');
  }

  /** The zone for dates and the number to call; a request is shown also where they are not to be had. */
  private async learnPlace(client: TrackerClient): Promise<void> {
    if (this.place !== unknownPlace) return;
    try {
      const { timeZone, contact } = await client.jurisdiction.get();
      this.place = { timeZone, phone: contact.phone };
    } catch {
      this.place = unknownPlace;
    }
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    focusOn(this.renderRoot, selector);
  }

  private readonly handleInput = (event: Event): void => {
    const { target } = event;
    if (target === null || !('name' in target && 'value' in target)) return;
    const { name, value } = target;
    if (typeof value !== 'string' || (name !== 'reference' && name !== 'trackingCode')) return;
    this.lookup = { ...this.lookup, [name]: value };
    if (this.words === undefined || Object.keys(this.problems).length === 0) return;
    // Only what was found wrong corrects itself as it is typed; nothing new is found.
    const now = lookupProblems(this.lookup, this.words);
    const left = Object.entries(now).filter(([wrong]) => wrong in this.problems);
    this.problems = Object.fromEntries(left);
  };

  private readonly handleSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.words === undefined || this.busy) return;
    this.problems = lookupProblems(this.lookup, this.words);
    this.failure = undefined;
    if (Object.keys(this.problems).length > 0) void this.focusOn('#summary');
    else void this.track();
  };

  private readonly handleAnother = (): void => {
    this.found = undefined;
    this.failure = undefined;
    this.lookup = { reference: '', trackingCode: '' };
    void this.focusOn('[part="heading"]');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'mimer-status-tracker': StatusTracker;
  }
}
