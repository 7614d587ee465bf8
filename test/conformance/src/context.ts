import type { Capability, Jurisdiction, Scope, Service } from '@melikgazi/mimer-sdk/contract';
import type { Send } from './send.ts';

/** What every rule knows: the backend, and who is asking. */
export interface Context {
  readonly send: Send;
  readonly jurisdiction: Jurisdiction;
  readonly services: readonly Service[];
  readonly apiKey: string | undefined;
  /** Of the API key; none without one. */
  readonly scopes: ReadonlySet<Scope>;
  /** Whether the key makes requests that are marked as tests. */
  readonly isTestKey: boolean;
  /** Whether requests may be made that are no tests. */
  readonly mayWrite: boolean;
  /** How many calls are made at once where a rule is about that. */
  readonly parallel: number;
  readonly offers: (capability: Capability) => boolean;
}

/** Who makes a submission. */
export type Submitter = 'key' | 'anyone';

/** Who makes submissions unless a rule says otherwise; `undefined` where nobody may. */
export const submitterOf = ({ scopes, isTestKey, mayWrite }: Context): Submitter | undefined => {
  if (scopes.has('requests:write') && (isTestKey || mayWrite)) return 'key';
  return mayWrite ? 'anyone' : undefined;
};
