import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const testsOf = suite =>
  suite === undefined ? [] : [...suite.tests, ...suite.suites.flatMap(inner => testsOf(inner))];

const failureOf = (file, name, error) =>
  `✗ ${name}\n  ${file}\n${error?.message ?? ''}\n${error?.stack ?? ''}`;

/**
 * Writes `{ passed, failed, failures }` over the tests of a run to `file`; a test file that broke before its tests counts as one
 * failed.
 */
export const countsReporter = file => ({
  onTestRunFinished({ sessions }) {
    let passed = 0;
    const failures = [];
    for (const session of sessions) {
      const tests = testsOf(session.testResults);
      passed += tests.filter(test => test.passed).length;
      const failed = tests.filter(test => !test.passed && !test.skipped);
      failures.push(...failed.map(({ name, error }) => failureOf(session.testFile, name, error)));
      if (!session.passed && failed.length === 0)
        failures.push(failureOf(session.testFile, 'the file itself', session.errors[0]));
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ passed, failed: failures.length, failures }));
  },
});
