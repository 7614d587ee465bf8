import type { Scope } from '@melikgazi/mimer-sdk/contract';

/** Who is calling. A code is checked against the request it is for; a key has been checked already. */
export type Caller =
  | { readonly as: 'anyone' }
  | { readonly as: 'citizen'; readonly code: string }
  | {
      readonly as: 'client';
      readonly client: string;
      readonly scopes: readonly Scope[];
      readonly unit: string | undefined;
      readonly test: boolean;
    };

/** What the middleware adds to a request. */
export interface State {
  requestId: string;
  caller: Caller;
  /** Whether the call has spent a solved challenge already. */
  hasPaid?: boolean;
  /** The JSON object that came as the body, of the calls that take one. */
  body: object;
}
