import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/** Says of each failed test where it stands and why, and of the others only what they have to tell. */
export default async function* failuresReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of source) {
    // Without a file it is the run's own summary.
    if (type === 'test:diagnostic' && data.file !== undefined) yield `${data.message}\n`;
    if (type !== 'test:fail' || data.details.type === 'suite') continue;
    const { error } = data.details;
    yield `\n✗ ${data.name}\n  ${data.file ?? ''}:${data.line ?? ''}\n${inspect(error.cause ?? error)}\n`;
  }
}
