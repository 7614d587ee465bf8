import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A package that is published, and where it runs. */
export interface Package {
  readonly folder: string;
  /** Whether pages load it, too. */
  readonly forBrowsers: boolean;
  /** Entries that ask for Node all the same. */
  readonly nodeEntries?: readonly string[];
  /** What its entries for pages leave to the bundler of whoever has it already. */
  readonly pageBrings?: readonly string[];
}

/** Every package that is published; a dependency of another comes before it. */
export const packages: readonly Package[] = [
  { folder: `${root}sdk`, forBrowsers: true, nodeEntries: ['@melikgazi/mimer-sdk/node'] },
  { folder: `${root}widget`, forBrowsers: true, pageBrings: ['react'] },
  { folder: `${root}reference-server`, forBrowsers: false },
  { folder: `${root}test/conformance`, forBrowsers: false },
];
