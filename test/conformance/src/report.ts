import type { Capability } from '@melikgazi/mimer-sdk/contract';

/** Which part of the contract is asked for: the four core calls, or all that the backend names. */
export type Profile = 'core' | 'all';

/**
 * What became of a rule. `failed`: the backend breaks it. `blocked`: it could not begin, since what another rule is
 * about failed. `notRun`: it can't be tried here, as `reason` says.
 */
export type Status = 'passed' | 'failed' | 'blocked' | 'notRun';

/** One rule and what became of it. No text in it holds a key or a tracking code. */
export interface RuleResult {
  readonly id: string;
  /** Of the contract, such as `§4`. */
  readonly section: string;
  readonly title: string;
  readonly status: Status;
  /** Of a rule that failed. */
  readonly expected?: string;
  /** Of a rule that failed. */
  readonly came?: string;
  /** Of a rule that was blocked or not run. */
  readonly reason?: string;
  readonly milliseconds: number;
}

/** A capability of the contract, and how its rules went. */
export interface CapabilityResult {
  readonly capability: Capability | 'core';
  readonly named: boolean;
  readonly passed: number;
  readonly failed: number;
  readonly blocked: number;
  readonly notRun: number;
}

/** All that came out of a run. */
export interface ConformanceReport {
  readonly endpoint: string;
  readonly profile: Profile;
  readonly results: readonly RuleResult[];
  readonly capabilities: readonly CapabilityResult[];
  readonly passed: number;
  readonly failed: number;
  readonly blocked: number;
  readonly notRun: number;
  /** Whether nothing failed and nothing was blocked. */
  readonly ok: boolean;
}

/** How many results have each status. */
export const countsOf = (results: readonly Pick<RuleResult, 'status'>[]) => {
  const count = (status: Status) => results.filter(result => result.status === status).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    blocked: count('blocked'),
    notRun: count('notRun'),
  };
};
