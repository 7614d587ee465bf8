import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planRelease, type Facts } from '../../release/plan.ts';

// What a release would do, or why there is none, from facts alone.

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const changelog = (notes: string) =>
  `# Changelog\n\n## [Unreleased]\n${notes}\n## [1.2.0] - 2026-01-02\n\n- Old.\n`;
const sdk = '@melikgazi/mimer-sdk';

const facts: Facts = {
  branch: 'main',
  changed: [],
  tags: ['v1.1.0', 'v1.2.0', 'nightly'],
  files: {
    'CHANGELOG.md': changelog('\n### Added\n\n- Something.\n'),
    'README.md': `<script src="/widget/1.2.0/mimer.js"></script> npm install ${sdk}@1.2.0; since 1.2.0\n`,
    'package.json': json({ name: 'mimer', private: true, devDependencies: { other: '1.2.0' } }),
    'sdk/package.json': json({ name: sdk, version: '1.2.0', dependencies: { ky: '1.2.0' } }),
    'widget/package.json': json({
      name: '@melikgazi/mimer-widget',
      version: '1.2.0',
      dependencies: { [sdk]: '1.2.0' },
    }),
    'examples/one/package.json': json({ name: 'one', version: '1.2.0', dependencies: { [sdk]: '1.2.0' } }),
    'sdk/openapi.json': json({ openapi: '3.1.1', info: { title: 'API', version: '1.2.0', summary: 'One.' } }),
    'reference-server/Dockerfile': 'FROM node:1.2.0\nARG MIMER_VERSION=1.2.0\n',
  },
};

const planned = (wanted: string, given: Partial<Facts> = {}) =>
  planRelease({ ...facts, ...given }, wanted, '2026-11-26');

const reasonsAgainst = (wanted: string, given: Partial<Facts> = {}) => {
  const { plan, reasons } = planned(wanted, given);
  assert.equal(plan, undefined);
  return reasons;
};

const withFile = (path: string, text: string): Partial<Facts> => ({
  files: { ...facts.files, [path]: text },
});

for (const [wanted, version] of [
  ['patch', '1.2.1'],
  ['minor', '1.3.0'],
  ['major', '2.0.0'],
  ['1.3.0-rc.1', '1.3.0-rc.1'],
] as const)
  test(`“${wanted}” after 1.2.0 is ${version}`, () => {
    const { plan } = planned(wanted);
    assert.deepEqual([plan?.from, plan?.version, plan?.tag], ['1.2.0', version, `v${version}`]);
  });

test('every package, what depends on it, and what a reader pastes get the version, and nothing else does', () => {
  const changes = planned('minor').plan?.changes ?? [];
  const after = Object.fromEntries(changes.map(change => [change.path, change.after]));
  const expected = Object.fromEntries(
    Object.entries(facts.files)
      .filter(([path]) => path !== 'package.json' && path !== 'CHANGELOG.md')
      .map(([path, text]) => [path, text.replaceAll('1.2.0', '1.3.0')]),
  );
  assert.deepEqual(after, {
    ...expected,
    'CHANGELOG.md': after['CHANGELOG.md'],
    'README.md': expected['README.md']?.replace('since 1.3.0', 'since 1.2.0'),
    'sdk/package.json': expected['sdk/package.json']?.replace('"ky": "1.3.0"', '"ky": "1.2.0"'),
    'examples/one/package.json': expected['examples/one/package.json']?.replace(
      '"version": "1.3.0"',
      '"version": "1.2.0"',
    ),
    'reference-server/Dockerfile': 'FROM node:1.2.0\nARG MIMER_VERSION=1.3.0\n',
  });
});

test('what was unreleased goes under the version and its day, and leaves an empty section', () => {
  const { plan } = planned('minor');
  assert.equal(plan?.notes, '### Added\n\n- Something.');
  assert.equal(
    plan.changes.find(({ path }) => path === 'CHANGELOG.md')?.after,
    '# Changelog\n\n## [Unreleased]\n\n## [1.3.0] - 2026-11-26\n\n### Added\n\n- Something.\n\n## [1.2.0] - 2026-01-02\n\n- Old.\n',
  );
});

test('a version that the packages bear and that was never released is released as it is', () => {
  const { plan, reasons } = planned('1.2.0', {
    tags: ['v1.1.0'],
    files: { ...facts.files, 'CHANGELOG.md': '## [Unreleased]\n\n- Something.\n' },
  });
  assert.deepEqual(reasons, []);
  assert.deepEqual(
    plan?.changes.map(({ path }) => path),
    ['CHANGELOG.md'],
  );
});

test('what is no version is refused', () => {
  assert.deepEqual(reasonsAgainst('next'), [
    '“next” is no version: say patch, minor, major, or one such as 1.2.3.',
  ]);
});

for (const version of ['1.2.0', '1.1.9', '1.2.0-rc.1'])
  test(`${version} is refused after 1.2.0`, () => {
    assert.deepEqual(reasonsAgainst(version), [
      `${version} is not greater than 1.2.0, which is released.`,
      ...(version === '1.2.0' ? ['CHANGELOG.md has a section for 1.2.0 already.'] : []),
    ]);
  });

test('a version below that of the packages is refused also where none is released', () => {
  assert.deepEqual(reasonsAgainst('1.1.0', { tags: [] }), [
    '1.1.0 is less than 1.2.0, which the packages have.',
  ]);
});

test('another branch than main and changes that are not committed are refused, at once', () => {
  assert.deepEqual(reasonsAgainst('patch', { branch: 'docs', changed: ['README.md', 'new.ts'] }), [
    'Releases are made on main, and this is “docs”.',
    'There are changes that are not committed: README.md, new.ts.',
  ]);
});

for (const [what, notes] of [
  ['nothing', ''],
  ['headings alone', '\n### Added\n\n### Fixed\n'],
] as const)
  test(`a changelog with ${what} under “Unreleased” is refused`, () => {
    assert.deepEqual(reasonsAgainst('patch', withFile('CHANGELOG.md', changelog(notes))), [
      'CHANGELOG.md names no change under “Unreleased”.',
    ]);
  });

test('a changelog without that section is refused', () => {
  assert.deepEqual(reasonsAgainst('patch', withFile('CHANGELOG.md', '# Changelog\n')), [
    'CHANGELOG.md has no section “## [Unreleased]”.',
  ]);
});

test('packages that are not at one version are refused', () => {
  const text = json({ name: 'one', dependencies: { [sdk]: '1.1.0' } });
  assert.deepEqual(reasonsAgainst('patch', withFile('examples/one/package.json', text)), [
    `examples/one/package.json has ${sdk} at 1.1.0, where the packages are at 1.2.0.`,
  ]);
});
