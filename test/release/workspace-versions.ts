import * as z from 'zod/mini';

/** The packages that are released together under one version. */
export const released = [
  '@melikgazi/mimer-sdk',
  '@melikgazi/mimer-widget',
  '@melikgazi/mimer-server',
  '@melikgazi/mimer-conformance',
];

const dependenciesSchema = z.optional(z.record(z.string(), z.string()));

const manifestSchema = z.object({
  name: z.string(),
  version: z.optional(z.string()),
  dependencies: dependenciesSchema,
  devDependencies: dependenciesSchema,
  peerDependencies: dependenciesSchema,
});

export type Manifest = z.infer<typeof manifestSchema>;

export const manifestFrom = (text: string): Manifest => z.parse(manifestSchema, JSON.parse(text));

/** Where a manifest names a version of ours, its own or one that it depends on: what it names, and which version. */
export const versionsIn = ({ name, version, ...dependencies }: Manifest): [string, string][] => {
  const own: [string, string][] = released.includes(name) ? [[name, version ?? 'none']] : [];
  const others = Object.values(dependencies)
    .flatMap(group => Object.entries(group ?? {}))
    .filter(([dependency]) => released.includes(dependency));
  return [...own, ...others];
};

const names = released.join('|');
const dependency = new RegExp(`("(?:${names})": ")[^"]+"`, 'g');
const own = new RegExp(`("name": "(?:${names})",\\s+"version": ")[^"]+"`, 'g');

/** A manifest or a lock file with another version in place of each that `versionsIn` finds; all else stays, to the space. */
export const withVersion = (text: string, version: string): string =>
  text.replace(dependency, `$1${version}"`).replace(own, `$1${version}"`);
