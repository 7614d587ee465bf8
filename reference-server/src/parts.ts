import type { Logger } from 'pino';
import type { Attachments } from './attachments/attachments.ts';
import type { Challenges } from './challenge.ts';
import type { Clock } from './clock.ts';
import type { ErasureLog } from './erasures/erasure-log.ts';
import type { JurisdictionData } from './jurisdictions/jurisdiction-data.ts';
import type { KeyStore } from './keys/key-store.ts';
import type { RateLimits } from './limits/rate-limits.ts';
import type { VisitorOf } from './limits/visitor.ts';
import type { WrongCodes } from './limits/wrong-codes.ts';
import type { Metrics } from './metrics.ts';
import type { SetTimer } from './periodic-job.ts';
import type { Probe } from './readiness.ts';
import type { Secrets } from './secrets.ts';
import type { RequestStore } from './store/store.ts';
import type { Webhook } from './webhooks/webhook-settings.ts';

/** What one jurisdiction's endpoint is made of. */
export interface Endpoint {
  readonly data: JurisdictionData;
  readonly store: RequestStore;
  readonly attachments: Attachments;
  readonly erasures: ErasureLog;
  readonly challenges: Challenges;
  readonly keys: KeyStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly limits: RateLimits;
  readonly wrongCodes: WrongCodes;
  readonly visitorOf: VisitorOf;
  readonly webhooks: readonly Webhook[];
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
  /** The path below which each file's name changes with its content, so that it may be kept for ever. */
  readonly hashedPath?: string;
}

/** What the whole application is made of. */
export interface Parts {
  readonly endpoints: readonly Endpoint[];
  readonly deskOrigins: readonly string[];
  readonly assets: readonly Assets[];
  readonly log: Logger;
  readonly metrics: Metrics;
  /** What must be well for the server to be ready, beside its stores. */
  readonly probes: readonly Probe[];
  /** Aborted when the server is to stop: new requests are refused, and long answers should end. */
  readonly stopping: AbortSignal;
  /** @default the machine's */
  readonly setTimer?: SetTimer;
}
