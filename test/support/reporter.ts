import { writeFileSync } from 'node:fs';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

const lineLength = 100;
/** What a comparison of two files would say of them helps nobody, and would bury what the others say. */
const longestReason = 4_000;

/**
 * A dot for each test, for each failed one where it stands and why, and of the others only what they have to tell. It leaves
 * `{ passed, failed, failures }` in the file that MIMER_COUNTS names; suites, being folders of tests, are not counted.
 */
export default async function* reporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  const failures: string[] = [];
  for await (const { type, data } of source) {
    // Without a file it is the run's own summary.
    if (type === 'test:diagnostic' && data.file !== undefined) yield `${data.message}\n`;
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite') continue;
    if (type === 'test:pass') {
      passed += 1;
      yield '.';
    } else {
      const { error } = data.details;
      const reason = inspect(error.cause ?? error).slice(0, longestReason);
      const failure = `✗ ${data.name}\n  ${data.file ?? ''}:${data.line ?? ''}\n${reason}`;
      failures.push(failure);
      yield `\n${failure}\n`;
    }
    if ((passed + failures.length) % lineLength === 0) yield '\n';
  }
  yield '\n';
  const counts = process.env['MIMER_COUNTS'];
  if (counts !== undefined)
    writeFileSync(counts, JSON.stringify({ passed, failed: failures.length, failures }));
}
