const heading = '## [Unreleased]';

/** What stands under “Unreleased”; `undefined` where there is no such section. */
export const unreleasedNotes = (changelog: string): string | undefined => {
  const [, after] = changelog.split(`${heading}\n`);
  return after?.split(/^## \[/m)[0]?.trim();
};

/** Whether notes name at least one change; headings alone are none. */
export const hasChanges = (notes: string): boolean => /^[-*] \S/m.test(notes);

/**
 * What was unreleased, under a version and its day, and an empty section above it for what comes next.
 *
 * @param day - `YYYY-MM-DD`.
 */
export const withReleaseNotes = (changelog: string, version: string, day: string): string =>
  changelog.replace(`${heading}\n`, () => `${heading}\n\n## [${version}] - ${day}\n`);
