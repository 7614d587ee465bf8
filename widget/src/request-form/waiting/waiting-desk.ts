import { html, nothing, type ReactiveControllerHost } from 'lit';
import type { OutboxItem } from '@melikgazi/mimer-sdk/outbox';
import type { Answers } from '../../flow/answers.ts';
import type { FlowController } from '../../flow/flow-controller.ts';
import type { FormClient } from '../../flow/form-client.ts';
import type { QueuedFile } from '../../flow/request-queue.ts';
import type { Intent, Queued, Sent } from '../../flow/state.ts';
import type { FormMessages } from '../../locales/messages.ts';
import { intentOf } from './intent-of.ts';
import { renderOffer } from './offer.ts';
import { renderQueued } from './queued-screen.ts';
import { titleOf } from './reason.ts';
import { renderWaitingLine } from './waiting-line.ts';
import { adoptWaitingStyles } from './waiting.styles.ts';
import { answersOf, WaitingRequests } from './waiting-requests.ts';

/** What the desk is given by the form. */
export interface DeskOptions {
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly scope: string;
  readonly client: () => Promise<FormClient>;
  readonly flow: FlowController;
  /** Begins again with these answers, photos and all. */
  readonly restart: (answers: Answers, intent: Intent) => void;
  /** Takes files back into the form; answers whether it could. */
  readonly takeFiles: (files: readonly QueuedFile[]) => boolean;
  readonly messages: () => FormMessages;
  readonly headingLevel: () => number;
  /** Says something to screen readers, politely. */
  readonly announce: (words: string) => void;
  /** Gives the focus to what is found, once it is rendered. */
  readonly focus: (selector: string) => Promise<void>;
  /** The photos that go with the request in the form. @default none */
  readonly files?: (() => readonly QueuedFile[]) | undefined;
}

/**
 * What the form says about requests that wait on this device: the offer to leave one, the screen of the one that was left, the lines about
 * all others. Its code comes when it may be needed.
 */
export class WaitingDesk {
  private readonly options: DeskOptions;
  private readonly requests: WaitingRequests;
  private isSaving = false;
  /** What is about to be deleted: one of them, or all. */
  private confirming: string | undefined = undefined;
  /** Whether the citizen asked for an attempt: then it is said as well that it did not help. */
  private wantsNews = false;
  private shown: OutboxItem | undefined = undefined;
  /** The item whose answers are in the form; what is there may be lost until it was sent. */
  private opened: string | undefined = undefined;

  constructor(options: DeskOptions) {
    this.options = options;
    adoptWaitingStyles(options.host.shadowRoot);
    this.requests = new WaitingRequests({
      host: options.host,
      scope: options.scope,
      client: options.client,
      onChange: former => this.follow(former),
    });
  }

  end(): void {
    this.requests.end();
  }

  /** What was opened is sent, or waits anew: it is not needed here any more. */
  settleOpened(): void {
    const { opened } = this;
    this.opened = undefined;
    if (opened !== undefined) void this.requests.remove(opened);
  }

  /** The form is about something else now; what was opened stays here. */
  letGoOfOpened(): void {
    this.opened = undefined;
  }

  /** Within the notice that sending failed. */
  renderOffer(): unknown {
    return renderOffer({
      messages: this.words,
      trouble: this.requests.trouble,
      isSaving: this.isSaving,
      onQueue: () => void this.queue(),
    });
  }

  renderScreen({ id, catalogue }: Queued): unknown {
    const item = this.requests.items.find(found => found.id === id);
    return renderQueued({
      item,
      count: this.requests.items.length,
      messages: this.options.messages(),
      headingLevel: this.options.headingLevel(),
      timeZone: catalogue.jurisdiction.timeZone,
      isConfirming: this.confirming === everything,
      onRetry: () => this.retry(),
      onAgain: () => this.options.flow.restart({}),
      onOpen: () => item && this.open(item),
      onRemove: () => this.confirm(everything),
      onConfirm: () => void this.wipe(),
      onCancel: () => this.cancel(),
    });
  }

  /** Above the form: all that no screen is about. */
  renderLines(): unknown {
    const { flow } = this.options;
    const { state } = flow;
    const busy = state.name === 'queued' ? state.id : undefined;
    const hasReceipt = (item: OutboxItem) =>
      state.name === 'sent' && item.receipt?.reference === state.receipt.reference;
    const items = this.requests.items.filter(
      item => item.id !== busy && item.id !== this.shown?.id && !hasReceipt(item),
    );
    if (items.length === 0) return nothing;
    return html`<div part="waiting-list">${items.map(item => this.line(item))}</div>`;
  }

  /** The receipt that the citizen looks at, of a request that was sent from here. */
  get receipt(): Sent | undefined {
    const { state } = this.options.flow;
    const receipt = this.shown?.receipt;
    if (receipt === undefined || !('catalogue' in state)) return undefined;
    const beforeChanges = this.shown?.arrivedEarlier === true;
    return { name: 'sent', catalogue: state.catalogue, receipt, channel: undefined, beforeChanges };
  }

  /** The receipt was seen on its own screen, and the citizen goes on. */
  dropReceipt(reference: string): void {
    const item = this.requests.items.find(({ receipt }) => receipt?.reference === reference);
    if (item !== undefined) void this.requests.remove(item.id);
  }

  closeReceipt(): void {
    this.shown = undefined;
    this.update();
    void this.options.focus(heading);
  }

  private get words(): FormMessages['outbox'] {
    return this.options.messages().outbox;
  }

  private line(item: OutboxItem): unknown {
    const { flow } = this.options;
    const { state } = flow;
    const canShow = 'catalogue' in state && state.name !== 'sending';
    const canOpen = state.name === 'filling' && !flow.isCommitted && !hasText(state.answers['description']);
    return renderWaitingLine({
      item,
      messages: this.options.messages(),
      isConfirming: this.confirming === item.id,
      onRetry: () => this.retry(),
      onShow: canShow ? () => this.show(item) : undefined,
      onPrint: canShow ? () => void this.print(item) : undefined,
      onOpen: canOpen ? () => this.open(item) : undefined,
      onRemove: () => this.confirm(item.id),
      onConfirm: () => void this.remove(item.id),
      onCancel: () => this.cancel(),
    });
  }

  /** What became of the request whose screen is shown; whoever cannot see is told. */
  private follow(former: readonly OutboxItem[]): void {
    const { flow } = this.options;
    const { state } = flow;
    for (const item of this.requests.items) {
      const before = former.find(({ id }) => id === item.id)?.state;
      if (state.name === 'queued' && item.id === state.id && item.receipt !== undefined)
        flow.receive(item.receipt, item.arrivedEarlier === true);
      else if (before !== undefined && before !== item.state) this.tell(item);
    }
    const wasThere = state.name === 'queued' && former.some(({ id }) => id === state.id);
    const isGone = state.name === 'queued' && this.requests.items.every(({ id }) => id !== state.id);
    // Another tab deleted it.
    if (wasThere && isGone) flow.restart({});
  }

  private tell(item: OutboxItem): void {
    const { state } = item;
    const words = this.words;
    if (state === 'setAside' || state === 'sent') this.options.announce(titleOf(item, words));
    if (state === 'waiting' && this.wantsNews) this.options.announce(words.stillWaiting);
    if (state !== 'sending') this.wantsNews = false;
  }

  private async queue(): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    this.update();
    try {
      await this.options.flow.leaveIn(this.requests, this.options.files?.());
    } catch {
      this.options.announce(this.words[this.requests.trouble ?? 'unavailable']);
    } finally {
      this.isSaving = false;
      this.update();
    }
  }

  private retry(): void {
    this.wantsNews = true;
    void this.requests.retry();
  }

  /** The answers come back into the form; they are kept here until they are sent, and for good where a photo did not come along. */
  private open(item: OutboxItem): void {
    const { flow, announce, restart, takeFiles } = this.options;
    const { photos: _, ...answers } = answersOf(item);
    restart(answers, intentOf(item));
    if (takeFiles(item.files)) this.opened = item.id;
    flow.goTo('check');
    announce(this.words.opened);
    flow.askAgain();
  }

  private show(item: OutboxItem): void {
    this.shown = item;
    this.update();
    void this.options.focus(heading);
  }

  private async print(item: OutboxItem): Promise<void> {
    this.show(item);
    await this.options.host.updateComplete;
    print();
  }

  private confirm(what: string): void {
    this.confirming = what;
    this.update();
    void this.options.focus('[part="confirm"]');
  }

  private cancel(): void {
    const what = this.confirming ?? everything;
    this.confirming = undefined;
    this.update();
    void this.options.focus(`[data-removes="${CSS.escape(what)}"]`);
  }

  private async remove(id: string): Promise<void> {
    this.confirming = undefined;
    await this.requests.remove(id);
    this.options.announce(this.words.removed);
    void this.options.focus(heading);
  }

  private async wipe(): Promise<void> {
    this.confirming = undefined;
    // First: what is gone is not what another tab deleted.
    this.options.flow.restart({});
    await this.requests.wipe();
    this.options.announce(this.words.removed);
  }

  private update(): void {
    this.options.host.requestUpdate();
  }
}

const everything = '*';

const heading = '[part~="heading"]';

const hasText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
