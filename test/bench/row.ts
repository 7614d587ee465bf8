/** One line of the table of what must be fast: what is measured, beside which peer and floor, and what it may cost. */
export interface Row {
  /** The file's name without its ending, by which `npm run bench -- <name>` chooses the row. */
  readonly name: string;
  /** Rows of the group `page` need Chromium and run only when the group or the row is named. */
  readonly group: Group;
  /** What is measured, in words of the table. */
  readonly what: string;
  /** What does the same work elsewhere, and is measured in the same run. */
  readonly peer: string;
  /** What nothing can be better than. */
  readonly floor: string;
  /** The whole budget in words; the checks of a result are its parts. */
  readonly budget: string;
  readonly run: (workshop: Workshop) => Promise<RowResult>;
}

export type Group = 'server' | 'page';

/** What a row may use while it runs. */
export interface Workshop {
  /** An empty folder that is removed after the row, on the disk that the stores are measured on. */
  readonly folder: string;
  /**
   * A server's data folder with so many requests, made once a run for all rows and without any fsync. Who changes it
   * undoes that.
   */
  readonly seeded: (count: number) => Promise<string>;
  /** Says on the terminal what is going on. */
  readonly say: (sentence: string) => void;
}

export type RowResult = Measured | NotRun;

export interface Measured {
  readonly figures: readonly Figure[];
  readonly checks: readonly Check[];
  /** Sentences that a reader of the figures needs, such as what was left out. */
  readonly remarks?: readonly string[];
}

/** What could not be measured here, and why: never a number. */
export interface NotRun {
  readonly notRun: string;
}

/** One bar of the row's chart. */
export interface Figure {
  readonly label: string;
  readonly of: 'ours' | 'peer' | 'floor';
  readonly unit: Unit;
  readonly median: number;
  /** The lower and upper quartile of the rounds; the median itself where there was one round. */
  readonly quartiles: readonly [number, number];
  readonly rounds: number;
}

export type Unit = '/s' | 'ms' | 'µs' | 's' | 'MB' | 'kB' | '';

/** Whether a part of the budget was met. */
export interface Check {
  /** What was compared, such as “with a store that does nothing”. */
  readonly what: string;
  readonly value: number;
  readonly unit: Unit | '×';
  readonly limit: number;
  /** On which side of the limit the value must be. */
  readonly must: 'at most' | 'at least';
}
