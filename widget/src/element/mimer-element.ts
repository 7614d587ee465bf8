import type { CitizenClient } from '@melikgazi/mimer-sdk/citizen';
import {
  adoptStyles,
  css,
  html,
  LitElement,
  type CSSResult,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property, state } from 'lit/decorators.js';
import { ErrorEvent } from '../error-event.ts';
import { ReadyEvent } from '../events.ts';
import { findLocale } from '../find-locale.ts';
import { failureOf } from '../flow/failure.ts';
import type { Locale } from '../locales/load-messages.ts';
import type { MessageOverrides } from '../locales/overrides.ts';
import { madeOnce } from '../made-once.ts';
import { makeClient } from '../make-client.ts';
import { checkAttributes } from '../troubles/check-attributes.ts';
import { tell } from '../troubles/tell.ts';

/** The least that the client of any element can do. */
export interface ElementClient {
  readonly jurisdiction: Pick<CitizenClient['jurisdiction'], 'get'>;
}

/** With what an element begins: in which language, and with whom to talk. */
export interface Start<Client> {
  readonly locale: Locale;
  /** Aborted once the element has left the page, or begins anew. */
  readonly signal: AbortSignal;
  /** The page's client, or one that is made when it is first asked for. */
  readonly client: () => Promise<Client | CitizenClient>;
}

/** What an element shows in place of its fallback, once code, words and data are here. */
export interface Content {
  /** The language it is written in. */
  readonly words: { readonly locale: string; readonly dir: string };
  readonly styles: readonly CSSResult[];
  render(): unknown;
  /** Other content has taken its place. */
  end?(): void;
}

/**
 * The host of an element whose code comes when one is first on a page. It is small and registered early, so that such
 * an element works wherever and whenever it is inserted; what it shows is fetched by `prepare`.
 *
 * Owns: the attributes that all elements have, the language, the client, the fallback, beginning anew, failing, and
 * giving up when the element leaves the page. Does not own: what is shown, nor which data it is made from.
 */
export abstract class MimerElement<Client extends ElementClient> extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  /** The backend: a URL such as `https://mimer.example.tr/melikgazi/v1`, absolute or relative to the page. */
  @property() endpoint = '';
  /** The language; by default that of the nearest ancestor with one, then the municipality's. */
  @property() override lang = '';
  /** The level of the heading. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Colours: those of the page's `color-scheme`, or always light or dark. */
  @property({ reflect: true }) theme: 'auto' | 'light' | 'dark' = 'auto';
  /** A client to use in place of one for `endpoint`. */
  @property({ attribute: false }) client: Client | undefined = undefined;
  /** Texts to use in place of the locale's. */
  @property({ attribute: false }) messages: MessageOverrides | undefined = undefined;

  @state() private content: Content | undefined = undefined;
  private beginning = new AbortController();
  /** Whether the last beginning came to its end. */
  private settled = false;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.beginAgain);
    this.beginAgain();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.beginAgain);
    this.beginning.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.decisive.some(name => changed.has(name))) void this.begin();
  }

  protected override render(): TemplateResult {
    const { content } = this;
    if (content === undefined) return html`<slot></slot>`;
    const { locale, dir } = content.words;
    return html`<div part="base" lang=${locale} dir=${dir}>${content.render()}</div>`;
  }

  /** The properties of which a change makes the element begin anew. */
  protected get decisive(): readonly PropertyKey[] {
    return ['endpoint', 'lang', 'client', 'messages'];
  }

  /** Fetches what is to be shown; `undefined` where there is nothing to show, so that the fallback stays. */
  protected abstract prepare(start: Start<Client>): Promise<Content | undefined>;

  /** What was interrupted or had failed is tried anew: back on the page, or back on the network. */
  private readonly beginAgain = (): void => {
    if (this.hasUpdated && !this.settled) void this.begin();
  };

  private async begin(): Promise<void> {
    this.beginning.abort();
    this.settled = false;
    if (!this.isConnected) return;
    checkAttributes(this);
    this.beginning = new AbortController();
    const { signal } = this.beginning;
    try {
      const content = await this.prepare(await this.start(signal));
      if (!signal.aborted) this.show(content);
      else if (content !== this.content) content?.end?.();
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  private show(content: Content | undefined): void {
    const former = this.content;
    this.settled = true;
    if (former !== content) former?.end?.();
    if (content !== undefined && this.renderRoot instanceof ShadowRoot)
      adoptStyles(this.renderRoot, [...content.styles]);
    this.content = content;
    this.requestUpdate();
    if (content !== undefined && former === undefined)
      void this.updateComplete.then(() => this.dispatchEvent(new ReadyEvent()));
  }

  /** What was shown before stays. */
  private fail(error: unknown): void {
    void tell({ error }, this);
    this.dispatchEvent(new ErrorEvent(failureOf(error).code));
  }

  private async start(signal: AbortSignal): Promise<Start<Client>> {
    const own = this.messages?.locale;
    const locale = await findLocale(this, own, () => this.defaultLocale(signal));
    // A page may speak a language that there are no words for here.
    return { locale, signal, client: madeOnce(() => this.connect(own ?? locale)) };
  }

  private async connect(locale: string | undefined): Promise<Client | CitizenClient> {
    return this.client ?? makeClient(this.endpoint, locale);
  }

  private async defaultLocale(signal: AbortSignal): Promise<string | undefined> {
    const { jurisdiction } = await this.connect(undefined);
    return (await jurisdiction.get({ signal })).defaultLocale;
  }
}
