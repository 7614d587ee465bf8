import type { Scope } from '../contract/index.ts';

/** What an API key may do. */
export interface ApiClient {
  /** Its name at the desk. */
  readonly client: string;
  readonly scopes: readonly Scope[];
  /** The one unit whose requests it may see. */
  readonly unit: string | undefined;
  /** Whether it makes and sees test requests alone. */
  readonly test: boolean;
}

/** Who is calling. */
export type Caller =
  | { readonly as: 'anyone' }
  | { readonly as: 'citizen'; readonly code: string }
  | ({ readonly as: 'client' } & ApiClient);

/** Who a call is made for: everyone without an API key is one; a client's tests are not its real work. */
export const ownerOf = (caller: Caller): string =>
  caller.as === 'client' ? `${caller.test ? 'test' : 'client'}:${caller.client}` : 'anyone';
