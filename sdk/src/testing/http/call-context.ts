import type { Call } from '../../contract/index.ts';
import type { Caller } from '../caller.ts';
import type { Core } from '../core.ts';
import type { Answer } from './answer.ts';

/** A call that arrived and may be made: all that its handler needs to know. */
export interface CallContext {
  readonly core: Core;
  readonly call: Call;
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  /** A parameter that was given twice is a list. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** The JSON object that came, of the calls that take one. */
  readonly body: object;
  readonly caller: Caller;
  /** The language of texts for people. */
  readonly locale: string;
  /** Whether the call has spent a solved challenge already. */
  readonly hasPaid: boolean;
}

/** Makes a call; what it throws becomes a problem document. */
export type Handler = (context: CallContext) => Answer | Promise<Answer>;
