import type { Capability, Scope } from '@melikgazi/mimer-sdk/contract';
import type { Answer } from './answer.ts';
import type { Context } from './context.ts';

/** What a rule wants of the backend and of the caller; without all of it, it is not run. */
export interface Needs {
  readonly capabilities?: readonly Capability[];
  /** Of the API key. */
  readonly scopes?: readonly Scope[];
  /** `any`: it makes requests, with the key where there is one. `anonymous`: it makes some as a citizen does, without. */
  readonly writes?: 'any' | 'anonymous';
}

/** One sentence of the contract that a backend can break. */
export interface Rule {
  /** `topic/name`. */
  readonly id: string;
  /** The section of the contract, such as `§4`. */
  readonly section: string;
  /** The rule as a sentence in the present tense, without a full stop. */
  readonly title: string;
  readonly needs?: Needs;
  /** @throws RuleBroken, NotRun or Blocked. */
  readonly run: (context: Context) => Promise<void>;
}

/** What is wrong with an answer. */
export interface Complaint {
  readonly expected: string;
  readonly came: string;
}

/** A rule about every answer of its kind, whichever rule caused it. */
export interface StandingRule {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  /** Whether the rule is about this answer. */
  readonly concerns: (answer: Answer) => boolean;
  /** What is wrong with it; `undefined` where nothing is. A function of all answers so far may keep notes of its own. */
  readonly judge: (answer: Answer) => Complaint | undefined;
}
