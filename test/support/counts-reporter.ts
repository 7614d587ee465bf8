import type { TestEvent } from 'node:test/reporters';

/** Writes `{ passed, failed }` over the tests of a run; suites, being folders of tests, are not counted. */
export default async function* countsReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of source) {
    if (type === 'test:pass' && data.details.type !== 'suite') passed += 1;
    if (type === 'test:fail' && data.details.type !== 'suite') failed += 1;
  }
  yield JSON.stringify({ passed, failed });
}
