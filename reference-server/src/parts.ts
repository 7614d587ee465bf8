import type { Logger } from 'pino';
import type { Challenges } from './challenge.ts';
import type { Clock } from './clock.ts';
import type { JurisdictionData } from './jurisdictions/jurisdiction-data.ts';
import type { KeyStore } from './keys/key-store.ts';
import type { Secrets } from './secrets.ts';
import type { RequestStore } from './store/store.ts';

/** What one jurisdiction's endpoint is made of. */
export interface Endpoint {
  readonly data: JurisdictionData;
  readonly store: RequestStore;
  readonly challenges: Challenges;
  readonly keys: KeyStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** The public page with the tracker. */
  readonly trackingPage: string;
  /** The endpoint's own URL. */
  readonly url: string;
  /** The version of this server. */
  readonly version: string;
}

/** Files that are served as they are, below a path. */
export interface Assets {
  readonly path: string;
  readonly folder: string;
}

/** What the whole application is made of. */
export interface Parts {
  readonly endpoints: readonly Endpoint[];
  readonly deskOrigins: readonly string[];
  readonly assets: readonly Assets[];
  readonly log: Logger;
}
