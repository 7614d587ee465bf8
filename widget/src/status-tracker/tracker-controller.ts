import { isApiError, withChallenge, type ChallengeSolution, type TrackedRequest } from '@melikgazi/mimer-sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf, type Failure } from '../flow/failure.ts';
import { Follower, type Look } from './follower.ts';
import type { Lookup } from './lookup-problems.ts';
import { placeOf, unknownPlace, type Place } from './place.ts';
import type { Surroundings } from './surroundings.ts';
import type { TrackerClient } from './tracker-client.ts';

/** What was found, and when it was last seen so. */
export interface Found {
  readonly request: TrackedRequest;
  readonly seenAt: string;
}

/** Why a request is shown: asked for, asked for again, changed by itself, changed meanwhile, changed by the citizen. */
export type Reason = 'lookedUp' | 'refreshed' | 'followed' | 'reloaded' | 'acted';

/** What goes with a call: the challenge, where one was asked for, and an end to it. */
export interface CallMeans {
  readonly signal: AbortSignal;
  readonly challenge: ChallengeSolution | undefined;
}

/** A call of the citizen's. */
export type CitizenCall<Answer> = (
  client: TrackerClient,
  lookup: Lookup,
  means: CallMeans,
) => Promise<Answer>;

/** What the controller needs from the world around it. */
export interface TrackerOptions {
  readonly client: () => Promise<TrackerClient>;
  readonly surroundings: Surroundings;
  readonly onFound: (request: TrackedRequest, former: TrackedRequest | undefined, reason: Reason) => void;
  readonly onFailed: (failure: Failure, error: unknown) => void;
}

/** The element that a tracker belongs to. */
type Host = ReactiveControllerHost & { readonly isConnected: boolean };

/** A request is shown without what the municipality says of itself when that takes longer. */
const patience = 1500;

/** A closed request is followed for a day more: its messages are still on their way. */
const afterClosing = 24 * 60 * 60_000;

/**
 * Looks a request up and keeps up with it.
 *
 * What it owns: number and code of what is shown, the calls, the challenge, when to look again, giving up when the element
 * leaves the page.
 * What it does NOT own: what is typed, rendering, focus, words, storage.
 */
export class TrackerController implements ReactiveController {
  found: Found | undefined = undefined;
  failure: Failure | undefined = undefined;
  isBusy = false;
  place: Place = unknownPlace;
  client: TrackerClient | undefined = undefined;
  /** Number and code of what is shown or looked for. */
  lookup: Lookup | undefined = undefined;

  private readonly host: Host;
  private readonly options: TrackerOptions;
  private readonly follower: Follower;
  private abort = new AbortController();
  /** Whether the element left the page while it was looking. */
  private wasInterrupted = false;
  /** Rises with each answer that was taken; one that was asked for before it is older. */
  private age = 0;

  constructor(host: Host, options: TrackerOptions) {
    this.host = host;
    this.options = options;
    this.follower = new Follower(options.surroundings, () => this.follow());
    host.addController(this);
  }

  hostConnected(): void {
    if (this.found !== undefined) this.keepUp(this.found.request);
    if (this.wasInterrupted) void this.refresh();
    this.wasInterrupted = false;
  }

  /** An element that is moved leaves and comes back in one breath: what is on its way goes on. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      this.wasInterrupted = this.isBusy;
      this.giveUp();
    });
  }

  /** Looks a request up; not while it does so already. */
  async lookUp(lookup: Lookup): Promise<void> {
    if (this.isBusy) return;
    const isAnother = lookup.reference !== this.found?.request.reference;
    this.lookup = lookup;
    await this.look(isAnother ? 'lookedUp' : 'refreshed');
  }

  /** Looks again, because the citizen asks for it or because an action found that the request has changed. */
  async refresh(reason: 'refreshed' | 'reloaded' = 'refreshed'): Promise<void> {
    if (!this.isBusy && this.lookup !== undefined) await this.look(reason);
  }

  /** Forgets what is shown. */
  leave(): void {
    this.giveUp();
    this.age += 1;
    this.found = undefined;
    this.failure = undefined;
    this.lookup = undefined;
    this.host.requestUpdate();
  }

  /** Forgets the client too, for another is to be asked. */
  changeBackend(): void {
    this.leave();
    this.client = undefined;
    this.place = unknownPlace;
  }

  /** Makes a call that changes the request, and shows what it answers. */
  async act(call: CitizenCall<TrackedRequest>): Promise<void> {
    const request = await this.call(call);
    this.take(request, 'acted');
  }

  /** Makes a call for the request that is shown, with a solved challenge where it needs one. */
  async call<Answer>(make: CitizenCall<Answer>): Promise<Answer> {
    const { lookup } = this;
    const { signal } = this.abort;
    if (lookup === undefined) throw new Error('There is no request to call for.');
    const client = await this.connect();
    const answer = await withChallenge(challenge => make(client, lookup, { signal, challenge }), {
      solve: async () => client.challenge?.solve({ signal }),
    });
    signal.throwIfAborted();
    return answer;
  }

  private async look(reason: Reason): Promise<void> {
    const { signal } = this.abort;
    this.isBusy = true;
    this.failure = undefined;
    this.host.requestUpdate();
    try {
      const client = await this.connect();
      const place = this.learnPlace(client);
      const request = await this.call(track);
      await Promise.race([place, this.pause(patience)]);
      if (!signal.aborted) this.take(request, reason);
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    } finally {
      if (!signal.aborted) this.isBusy = false;
      this.host.requestUpdate();
    }
  }

  private take(request: TrackedRequest, reason: Reason): void {
    const former = this.found?.request;
    this.age += 1;
    this.found = { request, seenAt: this.now };
    this.failure = undefined;
    this.keepUp(request);
    this.host.requestUpdate();
    this.options.onFound(request, former, reason);
  }

  private fail(error: unknown): void {
    this.failure = failureOf(error);
    if (this.failure.code === 'not_found') {
      this.follower.stop();
      this.found = undefined;
    }
    this.host.requestUpdate();
    this.options.onFailed(this.failure, error);
  }

  private keepUp(request: TrackedRequest): void {
    if (this.isLongClosed(request)) this.follower.stop();
    else this.follower.start();
  }

  private isLongClosed({ closedAt }: TrackedRequest): boolean {
    const { surroundings } = this.options;
    return closedAt !== undefined && surroundings.now() - Date.parse(closedAt) > afterClosing;
  }

  private get now(): string {
    return new Date(this.options.surroundings.now()).toISOString();
  }

  /** A look that nobody asked for: it fails in silence, and solves no challenge, for the battery is the citizen's. */
  private async follow(): Promise<Look> {
    const { age, lookup, client } = this;
    const { signal } = this.abort;
    if (lookup === undefined || client === undefined) return { name: 'over' };
    try {
      const { reference, trackingCode } = lookup;
      const request = await client.requests.track(reference, trackingCode, { signal, retries: 0 });
      // What was asked for before another answer was taken is older than that.
      if (signal.aborted || age !== this.age) return { name: 'fine' };
      if (JSON.stringify(request) !== JSON.stringify(this.found?.request)) this.take(request, 'followed');
      else this.seeAgain();
      return { name: this.isLongClosed(request) ? 'over' : 'fine' };
    } catch (error) {
      return lookAfter(error);
    }
  }

  private seeAgain(): void {
    if (this.found !== undefined) this.found = { ...this.found, seenAt: this.now };
    this.host.requestUpdate();
  }

  private async connect(): Promise<TrackerClient> {
    const { signal } = this.abort;
    const client = await this.options.client();
    if (!signal.aborted) this.client = client;
    return client;
  }

  /** The zone for dates, what is offered and the number to call. */
  private async learnPlace(client: TrackerClient): Promise<void> {
    if (this.place !== unknownPlace) return;
    try {
      const place = placeOf(await client.jurisdiction.get());
      // Another backend may be asked by now.
      if (client !== this.client) return;
      this.place = place;
      this.host.requestUpdate();
    } catch {
      // A request is shown without.
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise(resolve => void this.options.surroundings.after(milliseconds, resolve));
  }

  private giveUp(): void {
    this.follower.stop();
    this.abort.abort();
    this.abort = new AbortController();
    this.isBusy = false;
  }
}

const track: CitizenCall<TrackedRequest> = (client, { reference, trackingCode }, means) =>
  client.requests.track(reference, trackingCode, means);

const isFinal = ({ code }: { readonly code: string }): boolean =>
  ['not_found', 'erased', 'unauthenticated', 'forbidden'].includes(code);

const lookAfter = (error: unknown): Look => {
  if (!isApiError(error)) return { name: 'failed' };
  const { retryAfter } = error;
  if (isFinal(error)) return { name: 'over' };
  return { name: 'failed', ...(retryAfter !== undefined && { retryAfter }) };
};
