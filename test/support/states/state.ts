import type { Stage } from './stage.ts';

/** One thing that an element can look like. */
export interface State {
  /** The tag without `mimer-`. */
  readonly element: string;
  readonly step: string;
  /** Brings it about, whatever the page showed before. */
  readonly reach: (stage: Stage) => Promise<unknown>;
}
