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
  /** What it brings beside its sources, what is built of each, and what every package has. */
  readonly brings: readonly RegExp[];
}

/** A build for pages, with the map of each script and the licences of what is in them. */
const cdn = [/^cdn\/LICENSES\.txt$/];

/** Every package that is published; a dependency of another comes before it. */
export const packages: readonly Package[] = [
  {
    folder: `${root}sdk`,
    forBrowsers: true,
    nodeEntries: ['@melikgazi/mimer-sdk/node'],
    brings: [...cdn, /^cdn\/mimer-sdk\.js(\.map)?$/, /^openapi\.json$/, /^(BACKEND|TESTING)\.md$/],
  },
  {
    folder: `${root}widget`,
    forBrowsers: true,
    pageBrings: ['react'],
    brings: [
      ...cdn,
      /^cdn\/mimer(\.bundle(\.(ar|en|fa))?)?\.js(\.map)?$/,
      /^cdn\/chunks\/((ar|en|fa|tr)-)?[a-z-]+-[\w-]{8}\.js(\.map)?$/,
      /^cdn\/(integrity\.json|troubles\.(css|html))$/,
      /^(ACCESSIBILITY(\.tr)?|EMBEDDING)\.md$/,
      /^src\/troubles\/troubles\.(css|html)$/,
      /^custom-elements\.json$/,
      /^frameworks\/[\w-]+\.(d\.ts|js)$/,
      /^(vscode\.(css|html)-custom-data|web-types)\.json$/,
    ],
  },
  {
    folder: `${root}reference-server`,
    forBrowsers: false,
    brings: [
      /^(CONTAINER|DATA-PROTECTION(\.tr)?|OPERATING|SCALING|SECURITY)\.md$/,
      /^docs\/(docs\.css|emblem\.svg)$/,
      /^jurisdictions\/melikgazi\/([a-z]+\.json|services\/[a-z]{3}\.json)$/,
      /^jurisdictions\/melikgazi\/notices\/[a-z-]+\.[a-z]{2}\.txt$/,
      /^jurisdictions\/melikgazi\/public\/theme\.css$/,
    ],
  },
  { folder: `${root}test/conformance`, forBrowsers: false, brings: [] },
];
