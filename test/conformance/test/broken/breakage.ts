import type { Middleman } from './proxy.ts';

/** A way to break the contract, and the rule that must find it. */
export interface Breakage {
  /** What the broken backend does, after “a backend that …”. */
  readonly name: string;
  /** The id of the rule. */
  readonly rule: string;
  /** Whether it shows only where requests may be made that are no tests. */
  readonly anonymous?: true;
  /** Made anew for each run, so that it may remember. */
  readonly create: (desk: { readonly key: string }) => Middleman;
}
