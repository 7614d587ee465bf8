import { createParser } from 'eventsource-parser';
import { ConnectionError, ContractError } from '../errors.ts';
import { typeOf } from '../read-answer.ts';
import { within } from '../within.ts';

/** One event of a stream; `data` as it came. */
export interface LiveEvent {
  readonly id: string | undefined;
  readonly data: string;
}

/** The backend says something every twenty seconds; a line that is silent for so long is dead. */
const longestSilence = 60_000;
/** Characters that one state may have; far more than a request has. */
const longestEvent = 4_000_000;

/**
 * The events of an open answer, until it ends. Whoever stops reading closes the connection.
 *
 * @throws ConnectionError `unreachable` where the line breaks, `timeout` after a minute without a sign of life.
 * @throws ContractError `no_event_stream`.
 */
export async function* liveEvents(
  response: Response,
  signal: AbortSignal | undefined,
): AsyncGenerator<LiveEvent, void, undefined> {
  const { body, status } = response;
  const refusal = (words: string) => new ContractError(words, [], { code: 'no_event_stream', status });
  if (body === null || typeOf(response) !== 'text/event-stream') {
    await body?.cancel();
    throw refusal(`The answer is no event stream, but ${typeOf(response)}.`);
  }
  const events: LiveEvent[] = [];
  const parser = createParser({
    maxBufferSize: longestEvent,
    onEvent: ({ id, data }) => events.push({ id, data }),
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') throw refusal('An event of the answer does not end.');
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const read = () => reader.read().catch(broken);
      const { done, value } = await within({ timeout: longestSilence, signal }, read);
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* events.splice(0);
    }
  } finally {
    // A line that broke is closed already.
    await reader.cancel().catch(() => undefined);
  }
}

const broken = (): never => {
  throw new ConnectionError('The answer broke off.');
};
