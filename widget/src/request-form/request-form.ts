import { askEarly } from '@melikgazi/mimer-sdk/early-catalogue';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { connectionSettings } from '../connection-settings.ts';
import { ErrorEvent } from '../error-event.ts';
import { findLocale } from '../find-locale.ts';
import { lack } from '../lack.ts';
import { rawText, type Answers, type FixedField } from '../flow/answers.ts';
import type { FormClient } from '../flow/form-client.ts';
import type { StepName } from '../flow/steps.ts';
import { loadMessages } from '../locales/load-messages.ts';
import { withOverrides, type MessageOverrides } from '../locales/overrides.ts';
import type { FormMessages, OpeningMessages } from '../locales/messages.ts';
import type { Backend, BackendSettings } from './backend.ts';
import type { FormView } from './form-view.ts';
import { renderOpening } from './opening.ts';
import { OpeningDraft } from './opening-draft.ts';
import { readAnswer } from './read-answer.ts';
import { requestFormStyles } from './request-form.styles.ts';
import { storageScope } from './storage-scope.ts';
import { tell } from '../troubles/tell.ts';

/** Answers that a page knows already, by the names of the fields. */
export type Prefill = Readonly<Partial<Record<FixedField, string | boolean>>>;

/**
 * The form in which a citizen writes to the municipality: what, where, who, check, receipt.
 *
 * @slot - Shown until the form can be used, and if it never can: a telephone number, a link.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @slot receipt - Below the receipt's lines.
 * @event {ReadyEvent} mimer-ready - The form is complete: services can be chosen.
 * @event {StepEvent} mimer-step - Another step is shown.
 * @event {BeforeSubmitEvent} mimer-before-submit - The request is about to be sent; `preventDefault()` keeps it.
 * @event {SubmittedEvent} mimer-submitted - The municipality has the request.
 * @event {QueuedEvent} mimer-queued - The citizen left the request on this device; it is sent once the network is back.
 * @event {ErrorEvent} mimer-error - Something did not work.
 * @csspart base - All of it.
 * @csspart form - The form.
 * @csspart line - The line on top: what is loading, then the emergency number.
 * @csspart emergency - The line on top with the emergency number.
 * @csspart progress - "Step 2 of 4".
 * @csspart progress-bar - The same as a bar.
 * @csspart heading - The heading of a step and of the receipt.
 * @csspart summary - What is wrong on a step, on top of it.
 * @csspart summary-title - Its first line.
 * @csspart summary-link - A line that leads to its field.
 * @csspart failure - What did not work.
 * @csspart failure-title - Its first line.
 * @csspart offer - Within it: to leave the request on this device.
 * @csspart offer-trouble - Why that was not possible.
 * @csspart draft - That answers were kept over a reload.
 * @csspart former - What became of an attempt from before a reload.
 * @csspart waiting-list - What waits on this device, above the form.
 * @csspart waiting - One of it.
 * @csspart waiting-title - Its first line.
 * @csspart waiting-actions - What can be done with it.
 * @csspart queued - The request that was left on this device.
 * @csspart queued-head - Its head.
 * @csspart waiting-state - How it stands.
 * @csspart confirm - Whether to delete it.
 * @csspart questions - The questions of a step.
 * @csspart field - A field; its own parts are reachable by their names (`label`, `control`, `hint`, `error`).
 * @csspart point - The point that was chosen, with its accuracy (also `point-title`, `point-accuracy`, `point-news`, `point-warning`).
 * @csspart point-button - A button that leads to a point: the device's own place, the map.
 * @csspart point-link - A button that takes a point back.
 * @csspart by-hand - What is folded around the coordinates.
 * @csspart map - The map, with `map-help`, `map-button`, `map-mark` and `map-attribution` on it.
 * @csspart intro - A sentence before questions.
 * @csspart group - Questions that belong together.
 * @csspart group-title - Their heading.
 * @csspart row - Short questions side by side.
 * @csspart suggestions - Subjects that fit the description.
 * @csspart suggestions-title - Their heading.
 * @csspart suggestion - One of them, a button.
 * @csspart redirect - Which other institution is in charge.
 * @csspart redirect-title - Its heading.
 * @csspart caution - A warning.
 * @csspart notice - An information notice.
 * @csspart notice-title - Its heading.
 * @csspart notice-details - Its full text, folded.
 * @csspart notice-text - Its full text.
 * @csspart section - The answers of one step, on the check.
 * @csspart section-title - Their heading.
 * @csspart answers - A list of answers.
 * @csspart answer - A row of it.
 * @csspart answer-label - What was asked.
 * @csspart answer-value - What was answered.
 * @csspart answer-change - The cell of the button.
 * @csspart change - The button that leads back to a question.
 * @csspart buttons - The buttons of a step.
 * @csspart button - A button.
 * @csspart secondary - A button other than the main one.
 * @csspart link - A link.
 * @csspart aside - A line in small print.
 * @csspart thumbnails - The photos, on the check.
 * @csspart thumbnail - One of them.
 * @csspart photo-place - The offer of the place where a photo was taken.
 * @csspart photo-place-title - Its heading.
 * @csspart receipt - The receipt.
 * @csspart receipt-head - Its head.
 * @csspart numbers - Reference and tracking code.
 * @csspart reference - The reference.
 * @csspart tracking-code - The tracking code.
 * @csspart next - What happens next.
 * @csspart remember - The box that has this device remember the request.
 * @cssproperty [--mimer-max-inline-size=42rem] - How wide the form gets.
 */
export class RequestForm extends LitElement {
  static override readonly styles = requestFormStyles;

  /** The backend: a URL such as `https://mimer.example.tr/melikgazi/v1`, absolute or relative to the page, to its `<base>` where it has one. */
  @property() endpoint = '';
  /** The language; by default that of the nearest ancestor with one, then the municipality's. */
  @property() override lang = '';
  /** The code of a service to start with. */
  @property() service = '';
  /** The code of a kind to start with. */
  @property() kind = '';
  /** The level of the steps' headings. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Colours: those of the page's `color-scheme`, or always light or dark. */
  @property({ reflect: true }) theme: 'auto' | 'light' | 'dark' = 'auto';
  /**
   * Where the map's pictures are, such as `https://tiles.example/{z}/{x}/{y}.png` (`{r}` for sharp ones); without it there is no
   * map. Their host must be in the page's `img-src`.
   */
  @property({ attribute: 'map-tiles' }) mapTiles = '';
  /** Whose pictures they are, in plain text; most who give them away ask for it. */
  @property({ attribute: 'map-attribution' }) mapAttribution = '';
  /** Whether the browser's Back button moves between the steps; for a page's only form. */
  @property({ type: Boolean }) history = false;
  /**
   * Whether what was typed about the subject and the place is kept over a reload: in the tab, for 24 hours, never who asks, nothing for
   * sensitive services; `off` keeps nothing. Forms of one backend share a draft unless each has an `id`.
   */
  @property() draft: 'session' | 'off' = 'session';
  /**
   * A client to use in place of one for `endpoint`. Forms with different clients on one page need an `endpoint` or an `id` each, so that
   * they share no draft and nothing that waits.
   */
  @property({ attribute: false }) client: FormClient | undefined = undefined;
  /** Answers that the page knows already. */
  @property({ attribute: false }) prefill: Prefill = {};
  /** Texts to use in place of the locale's: some of them, or all with `locale`, `dates` and `dir` for another language. */
  @property({ attribute: false }) messages: MessageOverrides | undefined = undefined;

  @state() private words: OpeningMessages | undefined = undefined;
  @state() private view: FormView | undefined = undefined;
  @state() private announcement = '';
  /** Whether the rest of the form did not arrive. */
  @state() private broken = false;
  private backend: Backend | undefined = undefined;
  /** What the view was made for. */
  private shownBackend: Backend | undefined = undefined;
  private shownScope = '';
  /** Makes the view that waits for a new request, as nothing may take a receipt away. */
  private renew: (() => void) | undefined = undefined;
  /** Whether the last rendering showed what became of a request. */
  private wasOver = false;
  /** The field for the subject, between the first sight and the view. */
  @state() private choice: ((messages: OpeningMessages, service: string) => TemplateResult) | undefined =
    undefined;
  /** What was typed, and asked for, before the rest of the form was here. */
  private readonly draftSoFar = new OpeningDraft();
  /** Which start is the present one; an older one that arrives late is of no interest. */
  private start = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.beginAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.beginAgain);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What the page chooses later counts as an answer of the citizen's, who may change it again.
    for (const name of ['service', 'kind'] as const)
      if (changed.has(name) && this[name] !== '') this.view?.answer(name, this[name]);
    if (decisive.some(name => changed.has(name))) void this.begin();
    const isOver = ['sent', 'queued'].includes(this.view?.flow.state.name ?? '');
    if (this.wasOver && !isOver) this.renew?.();
    this.wasOver = isOver;
  }

  /** Empties the form and starts over. */
  reset(): void {
    this.draftSoFar.clear();
    if (this.view === undefined) this.requestUpdate();
    else this.view.restart(this.given);
  }

  /** Takes the focus to the first answer that is wrong. */
  focusFirstError(): void {
    this.view?.focusFirstError();
  }

  /**
   * Shows another step: an earlier one, or a later one once all before it are answered; until the form is ready, the step
   * it is to begin with. Nothing happens for a step that this request does not have, nor while it is being sent or after.
   */
  goTo(step: StepName): void {
    if (this.view === undefined) this.draftSoFar.step = step;
    else this.view.goTo(step);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const { description } = this.draftSoFar.typed;
    // Nobody is to write into a form that cannot be sent; what is written already stays.
    if (words === undefined || (this.broken && this.view === undefined && !description))
      return html`<slot></slot>`;
    return html`<div part="base" lang=${words.locale} dir=${words.dir}>
      <slot name="header"></slot>
      <p class="unseen" role="status">${this.announcement}</p>
      ${this.view?.render() ?? this.renderOpening(words)}
      <slot name="footer"></slot>
    </div>`;
  }

  private renderOpening(messages: OpeningMessages): TemplateResult {
    const { typed } = this.draftSoFar;
    return renderOpening({
      messages,
      headingLevel: this.headingLevel,
      description: rawText(typed, 'description'),
      onInput: this.handleInput,
      onSubmit: preventDefault,
      rest: this.choice?.(messages, rawText({ ...this.given, ...typed }, 'service')),
      ...(this.broken && {
        above: html`<p part="line">${messages.incomplete}</p>`,
        rest: html`<slot></slot>`,
      }),
    });
  }

  /** Under which name the browser keeps what belongs to this backend. */
  private get scope(): string {
    return storageScope(this.endpoint, this.client !== undefined, this.id);
  }

  /** What was typed before a reload stands there again, before anything else has arrived. */
  private restore(): void {
    const place = this.id === '' ? this.scope : `${this.scope}#${this.id}`;
    const { draftSoFar, view } = this;
    if (this.draft === 'off' || draftSoFar.place === place) return;
    // What was typed goes along to another backend.
    if (view?.flow.isCommitted !== true) draftSoFar.forget();
    draftSoFar.moveTo(place, view === undefined ? Date.now() : undefined);
  }

  private get given(): Answers {
    const { service, kind } = this;
    return { ...(service && { service }), ...(kind && { kind }), ...this.prefill };
  }

  /** Brings the words, then the rest of the form, in the order in which they are needed. */
  private async begin(): Promise<void> {
    const start = ++this.start;
    this.broken = false;
    this.announcement = '';
    const lacking = lack();
    if (lacking !== undefined) {
      void tell(lacking, this);
      return;
    }
    try {
      const locale = await findLocale(this, this.messages?.locale, () => this.defaultLocale());
      if (start !== this.start) return;
      // A page may speak a language that there are no words for here.
      const settings = this.settingsFor(this.messages?.locale ?? locale);
      const opening = await loadMessages('opening', locale);
      if (start !== this.start) return;
      this.restore();
      this.words = withOverrides<OpeningMessages>(opening, this.messages);
      // First the field to type in, then that for the subject, then the code and the words for the rest.
      await this.updateComplete;
      const choosing = await loadChoosing();
      void settings.early?.services().then(
        answer => {
          const offers = choosing.readOffers(answer);
          if (start !== this.start || offers === undefined) return;
          this.choice = (messages, service) => choosing.renderChoice(offers, messages, service);
        },
        // What goes wrong is said by the view.
        () => undefined,
      );
      const [{ Backend, FormView }, messages] = await Promise.all([
        loadView(),
        loadMessages('form', locale),
        loadFields(),
      ]);
      if (start !== this.start) return;
      if (this.backend?.is(settings) !== true) {
        this.backend = new Backend(settings);
        // Who is in the middle of it stays there until the form can go on in the other language.
        if (this.view !== undefined) await this.backend.load().catch(() => undefined);
        if (start !== this.start) return;
      }
      this.show(FormView, this.backend, withOverrides<FormMessages>(messages, this.messages));
    } catch (error) {
      if (start !== this.start) return;
      this.broken = true;
      this.announcement = this.words?.incomplete ?? '';
      void tell({ error }, this);
      this.dispatchEvent(new ErrorEvent('unexpected'));
    }
  }

  /** Which backend, in which language; what it offers is asked for at once, unless it is known already. */
  private settingsFor(locale: string): BackendSettings {
    const { client, endpoint } = this;
    const settings = { element: this, endpoint, locale, client, early: undefined };
    if (client !== undefined || endpoint === '' || this.backend?.is(settings) === true) return settings;
    return { ...settings, early: askEarly(connectionSettings(endpoint, locale)) };
  }

  private show(View: typeof FormView, backend: Backend, messages: FormMessages): void {
    const former = this.view?.flow;
    const { typed, step, store, isRestored } = this.draftSoFar;
    const isShown = this.shownBackend === backend && this.shownScope === this.scope;
    this.renew = undefined;
    if (this.view !== undefined && (isShown || former?.isCommitted === true)) {
      this.view.messages = messages;
      if (!isShown) this.renew = () => this.show(View, backend, messages);
      return;
    }
    this.shownBackend = backend;
    this.shownScope = this.scope;
    const photos = this.view?.end();
    const kept = former !== undefined && 'answers' in former.state ? former.state.answers : typed;
    this.view = new View({
      host: this,
      messages,
      headingLevel: () => this.headingLevel,
      map: () => ({ tiles: this.mapTiles, attribution: this.mapAttribution }),
      history: () => this.history,
      backend,
      locale: messages.locale,
      endpoint: this.endpoint,
      source: this.client ?? this.endpoint,
      photos,
      // A new request begins with nothing, whatever was given for the first.
      answers: this.wasOver ? kept : { ...this.given, ...kept },
      choice: () => this.choice,
      step: this.view === undefined ? step : this.view.step,
      given: () => this.given,
      store,
      isRestored: former === undefined && isRestored,
      scope: this.scope,
      announce: words => (this.announcement = words),
    });
  }

  /** The municipality's language, from an answer that is not checked yet. */
  private async defaultLocale(): Promise<string | undefined> {
    const { client, endpoint } = this;
    const answer: unknown = await (client === undefined
      ? askEarly(connectionSettings(endpoint, undefined)).jurisdiction()
      : client.jurisdiction.get());
    return defaultLocaleOf(answer);
  }

  /** The network is back: what did not arrive may now. */
  private readonly beginAgain = (): void => {
    if (this.broken) void this.begin();
  };

  private readonly handleInput = (event: Event): void => {
    const given = readAnswer(event.target);
    if (given === undefined) return;
    this.draftSoFar.take(given.field, given.value, this.given, Date.now());
  };
}

// Outside the class: inside one with decorators tsc leaves the `.ts` of a dynamic import as it is (TypeScript 6.0).
const loadChoosing = () => import('./choosing.ts');
const loadView = () => import('./form-view.ts');
const loadFields = () => import('../fields/field-elements.ts');

/** A change of these begins anew, with the answers as they are. */
const decisive = ['endpoint', 'lang', 'client', 'messages'] as const;

const defaultLocaleOf = (answer: unknown): string | undefined => {
  if (typeof answer !== 'object' || answer === null || !('defaultLocale' in answer)) return undefined;
  return typeof answer.defaultLocale === 'string' ? answer.defaultLocale : undefined;
};

const preventDefault = (event: Event): void => event.preventDefault();

declare global {
  interface HTMLElementTagNameMap {
    'mimer-request-form': RequestForm;
  }
}
