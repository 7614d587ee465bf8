import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/** Says of each failed test where it stands and why; says nothing of the others. */
export default async function* failuresReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of source) {
    if (type !== 'test:fail' || data.details.type === 'suite') continue;
    const { error } = data.details;
    yield `\n✗ ${data.name}\n  ${data.file ?? ''}:${data.line ?? ''}\n${inspect(error.cause ?? error)}\n`;
  }
}
