import type { Capability } from '../contract/index.ts';
import type { JurisdictionData } from '../domain/jurisdiction-data.ts';
import type { ApiClient } from './caller.ts';
import type { Challenges } from './challenges.ts';
import type { Files } from './files.ts';
import type { Random } from './random.ts';
import type { RequestStore } from './request-store.ts';
import type { InTurn } from '../domain/turns.ts';
import type { Identity } from './tracking.ts';
import type { WrongCodes } from './wrong-codes.ts';

/** What a backend is made of and what it knows; the calls read and change it, whatever carries them. */
export interface Core {
  readonly endpoint: string;
  readonly data: JurisdictionData;
  readonly capabilities: readonly Capability[];
  /** The origins that may make desk calls. */
  readonly deskOrigins: readonly string[];
  readonly now: () => Date;
  readonly random: Random;
  readonly store: RequestStore;
  readonly files: Files;
  readonly challenges: Challenges;
  readonly wrongCodes: WrongCodes;
  readonly keys: ReadonlyMap<string, ApiClient>;
  /** The identities of the next submissions, where a test wants to know them before. */
  readonly awaited: Identity[];
  /** How many follow each request now. */
  readonly followers: Map<string, number>;
  /** Does one piece of work after the other. */
  readonly inTurn: InTurn;
}
