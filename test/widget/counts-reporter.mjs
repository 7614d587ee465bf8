import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const testsOf = suite =>
  suite === undefined ? [] : [...suite.tests, ...suite.suites.flatMap(inner => testsOf(inner))];

/** Writes `{ passed, failed }` over the tests of a run to `file`; a test file that broke before its tests counts as one failed. */
export const countsReporter = file => ({
  onTestRunFinished({ sessions }) {
    const all = [...sessions];
    const tests = all.flatMap(({ testResults }) => testsOf(testResults));
    const broken = all.filter(
      ({ passed, testResults }) => !passed && testsOf(testResults).every(test => test.passed),
    );
    const counts = {
      passed: tests.filter(({ passed }) => passed).length,
      failed: tests.filter(({ passed, skipped }) => !passed && !skipped).length + broken.length,
    };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(counts));
  },
});
