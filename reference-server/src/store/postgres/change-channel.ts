import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { SetTimer } from '../../periodic-job.ts';
import type { Change } from './change-poll.ts';
import type { Database } from './database.ts';

/** The connection on which a process hears of changes by `LISTEN`, and says its own by `NOTIFY`. */
export interface Channel {
  /** Says changes to all other processes that listen; those who can't be reached find them by looking. */
  say(changes: readonly Change[]): Promise<void>;
  /** Whether what is said on it comes back: some poolers take a `LISTEN` and never answer it. */
  isHeard(): boolean;
  close(): Promise<void>;
}

export interface ChannelOptions {
  readonly database: Pick<Database, 'connect'>;
  readonly onHeard: (changes: readonly Change[]) => void;
  /** Told when it is back after it was lost. */
  readonly onBack: () => void;
  readonly onError: (error: unknown) => void;
  readonly setTimer: SetTimer;
}

const name = 'mimer';
const millisecondsToHear = 2000;
const shortestPause = 1000;
const longestPause = 30_000;
/** PostgreSQL takes less than 8,000 bytes. */
const mostBytes = 7000;

/** Connects, and connects again whenever the connection is lost. */
export const connectChannel = async (options: ChannelOptions): Promise<Channel> => {
  const channel = new OpenChannel(options);
  await channel.connect();
  return channel;
};

class OpenChannel implements Channel {
  readonly #options: ChannelOptions;
  /** So that this process knows its own words. */
  readonly #id = randomBytes(8).toString('hex');
  #client: pg.Client | undefined;
  #isHeard = false;
  #isClosed = false;
  #cancelReconnecting: (() => void) | undefined;
  #reconnecting: Promise<void> = Promise.resolve();
  #pause = shortestPause;
  #heardOwn: (() => void) | undefined;

  constructor(options: ChannelOptions) {
    this.#options = options;
  }

  async connect(): Promise<void> {
    try {
      const client = await this.#options.database.connect();
      this.#client = client;
      // The end follows, and is where it is connected again.
      client.on('error', this.#options.onError);
      client.on('end', () => this.#lose(client));
      client.on('notification', ({ payload = '' }) => this.#hear(payload));
      await client.query(`LISTEN ${name}`);
      this.#isHeard = await this.#hearsItself(client);
      this.#pause = shortestPause;
    } catch (error) {
      this.#options.onError(error);
      const client = this.#client;
      if (client === undefined) this.#reconnectSoon();
      else await client.end().catch(() => this.#lose(client));
    }
  }

  isHeard(): boolean {
    return this.#isHeard;
  }

  async say(changes: readonly Change[]): Promise<void> {
    if (!this.#isHeard) return;
    for (const payload of payloads(this.#id, changes)) await this.#send(this.#client, payload);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelReconnecting?.();
    await this.#reconnecting;
    await this.#client?.end().catch(() => undefined);
  }

  async #send(client: pg.Client | undefined, payload: string): Promise<void> {
    await client?.query({ name: 'notify', text: 'SELECT pg_notify($1, $2)', values: [name, payload] });
  }

  async #hearsItself(client: pg.Client): Promise<boolean> {
    const heard = Promise.withResolvers<boolean>();
    this.#heardOwn = () => heard.resolve(true);
    const cancel = this.#options.setTimer(() => heard.resolve(false), millisecondsToHear);
    await this.#send(client, this.#id);
    return heard.promise.finally(cancel);
  }

  #hear(payload: string): void {
    const [from, jurisdiction, references] = payload.split(' ');
    if (from === this.#id) this.#heardOwn?.();
    else if (jurisdiction !== undefined && references !== undefined)
      this.#options.onHeard(references.split(',').map(reference => ({ jurisdiction, reference })));
  }

  #lose(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#isHeard = false;
    this.#reconnectSoon();
  }

  #reconnectSoon(): void {
    if (this.#isClosed) return;
    this.#cancelReconnecting = this.#options.setTimer(() => {
      this.#reconnecting = this.connect().then(() => {
        if (this.#isHeard) this.#options.onBack();
      });
    }, this.#pause);
    this.#pause = Math.min(2 * this.#pause, longestPause);
  }
}

/** The changes as texts that are short enough, each request once, each text of one jurisdiction. */
function* payloads(id: string, changes: readonly Change[]): Generator<string, void, undefined> {
  for (const [jurisdiction, of] of Map.groupBy(changes, change => change.jurisdiction)) {
    const head = `${id} ${jurisdiction} `;
    let references: string[] = [];
    let length = 0;
    for (const reference of new Set(of.map(change => change.reference))) {
      if (length + reference.length + head.length > mostBytes) {
        yield head + references.join(',');
        references = [];
        length = 0;
      }
      references.push(reference);
      length += reference.length + 1;
    }
    yield head + references.join(',');
  }
}
