import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  createOutbox,
  indexedDbStore,
  isOutboxUnavailableError,
  senderOf,
  watchOutbox,
  type Outbox,
  type OutboxItem,
} from '@melikgazi/mimer-sdk/outbox';
import type { FormClient } from '../../flow/form-client.ts';
import type { QueuedRequest, RequestQueue } from '../../flow/request-queue.ts';
import { answersFrom, isObject } from '../../flow/stored-draft.ts';
import type { Answers } from '../../flow/answers.ts';
import { mark } from './marker.ts';

/** What the outbox of a form needs. */
export interface WaitingOptions {
  readonly host: ReactiveControllerHost;
  /** Which backend it is for; forms of one share an outbox. */
  readonly scope: string;
  readonly client: () => Promise<FormClient>;
  /** Called when something changed, after `items` did. */
  readonly onChange: (former: readonly OutboxItem[]) => void;
}

/** Why a request could not be left on this device. */
export type QueueTrouble = 'full' | 'unavailable';

/**
 * The requests that wait on this device for the network, as a form of this page sees them.
 *
 * What it owns: the outbox, sending what is in it while the element is on the page, the mark that says that there is something.
 * What it does NOT own: the flow, rendering, words.
 */
export class WaitingRequests implements ReactiveController, RequestQueue {
  /** Everything in the outbox, oldest first; also receipts that were not dismissed. */
  items: readonly OutboxItem[] = [];
  /** What came of the last attempt to leave a request here. */
  trouble: QueueTrouble | undefined = undefined;

  private readonly options: WaitingOptions;
  private readonly outbox: Outbox;
  private stop: (() => void) | undefined = undefined;

  constructor(options: WaitingOptions) {
    this.options = options;
    this.outbox = createOutbox({
      store: indexedDbStore(`mimer-outbox ${options.scope}`),
      send: senderOf(options.client),
    });
    // An element on the page is told at once.
    options.host.addController(this);
  }

  hostConnected(): void {
    if (this.stop !== undefined) return;
    const stopObserving = this.outbox.subscribe(items => this.take(items));
    const stopWatching = watchOutbox(this.outbox);
    this.stop = () => {
      stopObserving();
      stopWatching();
    };
    void this.refresh();
  }

  hostDisconnected(): void {
    this.stop?.();
    this.stop = undefined;
  }

  /** Another view takes over. */
  end(): void {
    this.hostDisconnected();
    this.options.host.removeController(this);
  }

  async add({ context, ...request }: QueuedRequest): Promise<string> {
    this.trouble = undefined;
    try {
      const item = await this.outbox.add({ ...request, context });
      mark(this.options.scope, true);
      return item.id;
    } catch (error) {
      this.trouble = isOutboxUnavailableError(error) && error.isFull ? 'full' : 'unavailable';
      throw error;
    }
  }

  /** Sends now what would wait longer. */
  async retry(): Promise<void> {
    await this.outbox.flush({ all: true }).catch(() => undefined);
    await this.refresh();
  }

  async remove(id: string): Promise<void> {
    await this.outbox.remove(id).catch(() => undefined);
    await this.refresh();
  }

  /** Nothing of it stays on this device. */
  async wipe(): Promise<void> {
    await this.outbox.wipe().catch(() => undefined);
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    try {
      this.take(await this.outbox.items());
    } catch {
      // A device that does not give the outbox out has nothing to show.
    }
  }

  private take(items: readonly OutboxItem[]): void {
    const former = this.items;
    this.items = items;
    mark(this.options.scope, items.length > 0);
    this.options.onChange(former);
    this.options.host.requestUpdate();
  }
}

/** What the citizen had typed, of an item that can be opened again. */
export const answersOf = ({ context }: OutboxItem): Answers =>
  answersFrom(isObject(context) ? context['answers'] : undefined);

/** What an item is about; what is read from a device may be anything. */
export const subjectOf = ({ context, receipt }: OutboxItem): string => {
  const subject = isObject(context) ? context['subject'] : undefined;
  return receipt?.subject ?? (typeof subject === 'string' ? subject : '');
};
