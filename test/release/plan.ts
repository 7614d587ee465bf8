import semver from 'semver';
import { hasChanges, unreleasedNotes, withReleaseNotes } from './changelog.ts';
import { withVersionInPlaces } from './version-in-documents.ts';
import { manifestFrom, versionsIn, withVersion } from './workspace-versions.ts';

/** What the repository is like before a release. */
export interface Facts {
  readonly branch: string;
  /** Files with changes that are not committed. */
  readonly changed: readonly string[];
  readonly tags: readonly string[];
  /** The text of each file that a release may change, by its path. */
  readonly files: Readonly<Record<string, string>>;
}

export interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What a release does. */
export interface Plan {
  readonly from: string;
  readonly version: string;
  readonly tag: string;
  readonly notes: string;
  readonly changes: readonly Change[];
}

/** A plan, or the reasons against one, each a sentence. */
export type Planned =
  | { readonly plan: Plan; readonly reasons: readonly [] }
  | { readonly plan: undefined; readonly reasons: readonly string[] };

const steps = ['patch', 'minor', 'major'] as const;
const changelogPath = 'CHANGELOG.md';

/**
 * What a release of `wanted`, a version or a step, would do.
 *
 * @param day - On which it is made, `YYYY-MM-DD`.
 */
export const planRelease = (facts: Facts, wanted: string, day: string): Planned => {
  const { files } = facts;
  const manifests = Object.entries(files).filter(([path]) => /(^|\/)package\.json$/.test(path));
  const from = manifestFrom(files['sdk/package.json'] ?? '').version ?? 'none';
  const version = versionFrom(wanted, from);
  const changelog = files[changelogPath] ?? '';
  const reasons = [
    ...stateReasons(facts),
    ...stepReasons(manifests, from),
    ...(version === undefined
      ? [`“${wanted}” is no version: say patch, minor, major, or one such as 1.2.3.`]
      : [...versionReasons(version, from, facts.tags), ...changelogReasons(changelog, version)]),
  ];
  if (version === undefined || reasons.length > 0) return { plan: undefined, reasons };
  const after = (path: string, text: string): string => {
    if (path === changelogPath) return withReleaseNotes(text, version, day);
    if (/(^|\/)package(-lock)?\.json$/.test(path)) return withVersion(text, version);
    return withVersionInPlaces(text, from, version);
  };
  const changes = Object.entries(files)
    .map(([path, before]) => ({ path, before, after: after(path, before) }))
    .filter(change => change.after !== change.before);
  const notes = unreleasedNotes(changelog) ?? '';
  return { plan: { from, version, tag: `v${version}`, notes, changes }, reasons: [] };
};

const versionFrom = (wanted: string, from: string): string | undefined => {
  const step = steps.find(name => name === wanted);
  return (step === undefined ? semver.valid(wanted) : semver.inc(from, step)) ?? undefined;
};

const stateReasons = ({ branch, changed }: Facts): string[] => [
  ...(branch === 'main' ? [] : [`Releases are made on main, and this is “${branch}”.`]),
  ...(changed.length === 0 ? [] : [`There are changes that are not committed: ${changed.join(', ')}.`]),
];

const stepReasons = (manifests: readonly [string, string][], from: string): string[] =>
  manifests.flatMap(([path, text]) =>
    versionsIn(manifestFrom(text))
      .filter(([, version]) => version !== from)
      .map(([name, version]) => `${path} has ${name} at ${version}, where the packages are at ${from}.`),
  );

/** A number that was once out is never taken again: servers keep what it named, and pages pin it by its hash. */
const versionReasons = (version: string, from: string, tags: readonly string[]): string[] => {
  const out = tags.flatMap(tag => (tag.startsWith('v') ? (semver.valid(tag.slice(1)) ?? []) : []));
  const [newest] = semver.rsort(out);
  if (newest !== undefined && !semver.gt(version, newest))
    return [`${version} is not greater than ${newest}, which is released.`];
  return semver.lt(version, from) ? [`${version} is less than ${from}, which the packages have.`] : [];
};

const changelogReasons = (changelog: string, version: string): string[] => {
  const notes = unreleasedNotes(changelog);
  if (notes === undefined) return [`${changelogPath} has no section “## [Unreleased]”.`];
  return [
    ...(hasChanges(notes) ? [] : [`${changelogPath} names no change under “Unreleased”.`]),
    ...(changelog.includes(`## [${version}]`)
      ? [`${changelogPath} has a section for ${version} already.`]
      : []),
  ];
};
