import type { Lack } from '../lack.ts';

/** What does not work, or not as the webmaster meant it. */
export type Trouble =
  | Lack
  /** Something was thrown: the backend is not there, or a part of the widget. */
  | { readonly error: unknown }
  /** Attributes that the element does not have, or that have values it does not know. */
  | { readonly attributes: readonly string[] }
  /** Codes that the municipality does not have, by their attributes, and those it has. */
  | { readonly codes: Readonly<Record<string, readonly string[]>> };

/** An element that may be in trouble. */
export interface TroubledElement extends Element {
  readonly endpoint: string;
  readonly client?: unknown;
}
