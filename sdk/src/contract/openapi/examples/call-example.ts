import type { TagName } from '../tags.ts';

/** How a call is shown: where it belongs, and what goes in and out. Bodies are checked against the schemas by a test. */
export interface CallExample {
  readonly tag: TagName;
  /** What the summary leaves out, in Markdown. */
  readonly description?: string;
  /** Values of path and query parameters. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  /** Bodies by a name, each with a sentence. */
  readonly requests?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>;
  readonly answer?: unknown;
}
