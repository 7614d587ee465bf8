/** What was found wrong. */
export interface Finding {
  /** The section of the guide, which is also what is told once. */
  readonly section: Section;
  /** What tells two findings of a section apart. */
  readonly about?: string;
  readonly sentence: string;
}

/** The sections of `troubles.html`. */
export const sections = [
  'https',
  'browser',
  'not-loaded',
  'endpoint-missing',
  'endpoint-address',
  'endpoint-mixed',
  'endpoint-policy',
  'endpoint-cors',
  'endpoint-unreachable',
  'endpoint-redirect',
  'endpoint-status',
  'endpoint-not-json',
  'endpoint-version',
  'client',
  'attribute',
  'value',
  'code',
] as const;
export type Section = (typeof sections)[number];
