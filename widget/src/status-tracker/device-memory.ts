import type { TrackedRequest } from '@melikgazi/mimer-sdk';
import type { TrackerMessages } from '../locales/messages.ts';
import { rememberedOnThisDevice } from '../remembered/on-this-device.ts';
import type { RememberedRequests } from '../remembered/remembered-requests.ts';
import type { RememberedRequest } from '../remembered/read-entries.ts';
import { renderRememberedList } from './remembered-list.ts';
import type { TrackerController } from './tracker-controller.ts';

/** What the memory needs from the view around it. */
export interface DeviceMemoryOptions {
  readonly tracker: TrackerController;
  readonly messages: () => TrackerMessages;
  readonly update: () => void;
  readonly focus: (selector: string) => void;
  readonly announce: (words: string) => void;
}

/**
 * This device's own list, which the citizen switches on.
 *
 * What it owns: what is shown of it, what is told about it, other tabs' changes.
 * What it does NOT own: what is stored, which is `RememberedRequests`'.
 */
export class DeviceMemory {
  private readonly options: DeviceMemoryOptions;
  private requests: RememberedRequests | undefined = undefined;

  constructor(options: DeviceMemoryOptions) {
    this.options = options;
  }

  /** Follows the element's endpoint, and what other tabs change. */
  connect(endpoint: string): void {
    const requests = rememberedOnThisDevice(endpoint);
    this.requests = requests?.isPossible === true ? requests : undefined;
    window.addEventListener('storage', this.handleStorage);
    this.options.update();
  }

  disconnect(): void {
    window.removeEventListener('storage', this.handleStorage);
  }

  /** `undefined` where this device cannot remember. */
  isRemembered(reference: string): boolean | undefined {
    return this.requests?.has(reference);
  }

  /** Remembers the request that is shown, or forgets it. */
  keep(request: TrackedRequest, isWanted: boolean): void {
    const { messages, announce, update } = this.options;
    const { remembered, forgotten, full } = messages().remember;
    const entry = this.entryOf(request);
    if (entry === undefined) return;
    if (isWanted) announce(this.requests?.remember(entry) === true ? remembered : full);
    else announce(this.requests?.forget(request.reference) === true ? forgotten : full);
    update();
  }

  /** Brings what is remembered up to date. */
  refresh(request: TrackedRequest): void {
    const entry = this.entryOf(request);
    if (entry !== undefined) this.requests?.refresh(entry);
  }

  renderList(messages: TrackerMessages, headingLevel: number): unknown {
    const { tracker } = this.options;
    return renderRememberedList({
      entries: this.requests?.list() ?? [],
      messages,
      headingLevel,
      timeZone: tracker.place.timeZone,
      isBusy: tracker.isBusy,
      onOpen: ({ reference, trackingCode }) => void tracker.lookUp({ reference, trackingCode }),
      onForget: ({ reference }) => this.drop(requests => requests.forget(reference)),
      onForgetAll: () => this.drop(requests => requests.forgetAll()),
    });
  }

  private drop(forget: (requests: RememberedRequests) => boolean): void {
    const { messages, announce, update, focus } = this.options;
    const { forgotten, full } = messages().remember;
    if (this.requests === undefined) return;
    announce(forget(this.requests) ? forgotten : full);
    update();
    focus(this.requests.list().length > 0 ? '#remembered-title' : '[part="heading"]');
  }

  private entryOf(request: TrackedRequest): RememberedRequest | undefined {
    const { found, lookup } = this.options.tracker;
    if (found === undefined || lookup === undefined) return undefined;
    const { reference, status, service } = request;
    const { trackingCode } = lookup;
    return { reference, trackingCode, subject: service.name, status, seenAt: found.seenAt };
  }

  private readonly handleStorage = ({ key }: StorageEvent): void => {
    // Without a key all of the storage was emptied.
    if (key === null || key === this.requests?.key) this.options.update();
  };
}
