import type { Attachment, TrackedRequest } from '@melikgazi/mimer-sdk';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Failure } from '../flow/failure.ts';
import type { TrackerMessages } from '../locales/messages.ts';
import { failureNotice } from '../request-form/failure-notice.ts';
import { focusOn } from '../request-form/field-focus.ts';
import { ActionPanel } from './action-panel.ts';
import { DeviceMemory } from './device-memory.ts';
import type { PhotoWords } from './actions/reply-photos.ts';
import type { FilesView } from './files.ts';
import { LookupEntry } from './lookup-entry.ts';
import { showsFiles } from './offers.ts';
import { renderResult } from './result.ts';
import { ShownFiles } from './shown-files.ts';
import { browserSurroundings } from './surroundings.ts';
import { eventRowId } from './timeline.ts';
import type { TrackerClient } from './tracker-client.ts';
import { TrackerController, type Found, type Reason } from './tracker-controller.ts';

export { statusTrackerStyles } from './status-tracker.styles.ts';

/** What the element gives to its view. */
export interface TrackerViewOptions {
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly messages: TrackerMessages;
  readonly headingLevel: () => number;
  readonly client: () => Promise<TrackerClient>;
  /** The words about photos, which are loaded with the first reply. */
  readonly photoWords: () => Promise<PhotoWords>;
  /** Says something to screen readers, politely. */
  readonly announce: (words: string) => void;
  readonly onFound: (request: TrackedRequest) => void;
  readonly onFailed: (failure: Failure, error: unknown) => void;
}

/**
 * The tracker as it is seen.
 *
 * What it owns: which part is shown, where the focus goes, what is said.
 * What it does NOT own: the element's attributes and events, the client, the calls, the words.
 */
export class TrackerView {
  readonly tracker: TrackerController;
  readonly memory: DeviceMemory;
  private readonly options: TrackerViewOptions;
  private readonly entry: LookupEntry;
  private readonly files: ShownFiles;
  private readonly actions: ActionPanel;
  private words: TrackerMessages;

  constructor(options: TrackerViewOptions) {
    const { host, headingLevel, announce } = options;
    const update = () => host.requestUpdate();
    const shared = {
      messages: () => this.words,
      headingLevel,
      update,
      announce,
      focus: (selector: string) => void this.focus(selector),
    };
    this.options = options;
    this.words = options.messages;
    this.tracker = new TrackerController(host, {
      client: options.client,
      surroundings: browserSurroundings,
      onFound: this.handleFound,
      onFailed: this.handleFailed,
    });
    this.entry = new LookupEntry({ ...shared, onLookUp: lookup => void this.tracker.lookUp(lookup) });
    this.memory = new DeviceMemory({ ...shared, tracker: this.tracker });
    this.actions = new ActionPanel({
      ...shared,
      host,
      photoWords: options.photoWords,
      tracker: this.tracker,
    });
    this.files = new ShownFiles({
      fetch: id =>
        this.tracker.call(
          ({ attachments }, { reference, trackingCode }, means) =>
            attachments?.get(reference, trackingCode, id, means) ?? Promise.reject(new Error('No files.')),
        ),
      onChange: update,
    });
  }

  /** Other words for the same. */
  set messages(messages: TrackerMessages) {
    this.words = messages;
    void this.actions.translate();
    this.options.host.requestUpdate();
  }

  /** Fills in a number: the page's attribute, or a link to a request. What was shown gives way to the form. */
  fillIn(reference: string): void {
    if (reference === this.tracker.lookup?.reference) return;
    if (this.tracker.found !== undefined) this.leave();
    this.entry.fillIn({ reference });
  }

  /** Another backend is to be asked: what was found belongs to the former one. */
  changeBackend(): void {
    this.forget();
    this.tracker.changeBackend();
  }

  /** Lets go of what only a page in sight needs. */
  disconnect(): void {
    this.files.clear();
    this.memory.disconnect();
  }

  render(): TemplateResult {
    const { tracker, words } = this;
    const { found } = tracker;
    if (found !== undefined) return html`${this.renderFailure()} ${this.renderFound(found)}`;
    const { headingLevel } = this.options;
    return html`${this.entry.render(tracker.isBusy, this.renderFailure())}
    ${this.memory.renderList(words, headingLevel())}`;
  }

  private renderFound({ request, seenAt }: Found): TemplateResult {
    const { tracker, words, actions } = this;
    return renderResult({
      request,
      seenAt,
      messages: words,
      headingLevel: this.options.headingLevel(),
      place: tracker.place,
      isBusy: tracker.isBusy,
      files: this.filesView,
      actions: actions.render(request),
      isRemembered: this.memory.isRemembered(request.reference),
      onRemember: isWanted => this.memory.keep(request, isWanted),
      onCopy: () => void this.copy(request.reference),
      onPrint: () => window.print(),
      onRefresh: this.handleRefresh,
      onAnother: this.handleAnother,
    });
  }

  private get filesView(): FilesView {
    const { tracker, files } = this;
    return {
      messages: this.words,
      shown: showsFiles(tracker.place, tracker.client) ? id => files.of(id) : undefined,
      onShow: attachment => void this.showFile(attachment),
      onHide: id => files.hide(id),
    };
  }

  private renderFailure(): unknown {
    const { words, tracker } = this;
    const { failure, place } = tracker;
    if (failure === undefined || this.actions.hasFailure) return nothing;
    // A wrong number and a wrong code read alike: which of them it was is nobody's business.
    if (failure.code === 'not_found') {
      return html`<div part="failure" id="failure" role="group" aria-labelledby="failure-title" tabindex="-1">
        <p part="failure-title" id="failure-title">${words.tracker.notFound}</p>
      </div>`;
    }
    const messages = { ...words, problems: { ...words.problems, ...words.tracker.problems } };
    const notice = failureNotice(failure, messages, { title: words.tracker.failed, phone: place.phone });
    // Where the municipality did not tell its number, the page may. The box stays when it does so late: it has the focus.
    return html`${notice} ${place.phone === undefined ? html`<slot></slot>` : nothing}`;
  }

  private readonly handleFound = (
    request: TrackedRequest,
    former: TrackedRequest | undefined,
    reason: Reason,
  ): void => {
    const { announce, onFound } = this.options;
    const { tracker } = this.words;
    this.memory.refresh(request);
    const isNewStatus = request.status !== former?.status;
    const news = newsIn(request, former);
    if (reason === 'followed') {
      if (isNewStatus) announce(tracker.changed(tracker.statuses[request.status]));
      else if (news !== undefined) announce(tracker.news(tracker.events[news.type]));
    }
    if (reason === 'lookedUp' || reason === 'refreshed') void this.focus('#sentence');
    if (reason === 'lookedUp') this.actions.reset();
    if (reason === 'acted')
      void this.focus(isNewStatus || news === undefined ? '#sentence' : `#${CSS.escape(eventRowId(news))}`);
    // A page is told of a status once.
    if (reason === 'lookedUp' || reason === 'refreshed' || isNewStatus) onFound(request);
  };

  private readonly handleFailed = (failure: Failure, error: unknown): void => {
    this.options.onFailed(failure, error);
    void this.focus('#failure');
  };

  private readonly handleRefresh = (): void => {
    this.actions.calm();
    void this.tracker.refresh();
  };

  private readonly handleAnother = (): void => {
    this.leave();
    void this.focus('[part="heading"]');
  };

  private leave(): void {
    this.forget();
    this.tracker.leave();
  }

  private forget(): void {
    this.files.clear();
    this.actions.reset();
    this.entry.clear();
  }

  private async showFile(attachment: Attachment): Promise<void> {
    if (!(await this.files.show(attachment))) return;
    const { host } = this.options;
    await host.updateComplete;
    const links = host.shadowRoot?.querySelectorAll<HTMLElement>('[data-file]') ?? [];
    // Whoever asked for a document wants it now; the link stays, where a browser does not allow that.
    for (const link of links) if (link.dataset['file'] === attachment.id) link.click();
  }

  private async copy(reference: string): Promise<void> {
    const { copied, notCopied } = this.words.tracker;
    try {
      await navigator.clipboard.writeText(reference);
      this.options.announce(copied);
    } catch {
      this.options.announce(notCopied);
    }
  }

  private async focus(selector: string): Promise<void> {
    const { host } = this.options;
    await host.updateComplete;
    if (host.shadowRoot !== null) focusOn(host.shadowRoot, selector);
  }
}

/** The last thing that happened since. */
const newsIn = (request: TrackedRequest, former: TrackedRequest | undefined) => {
  const known = new Set(former?.timeline.map(({ id }) => id));
  return request.timeline.findLast(({ id }) => !known.has(id));
};
