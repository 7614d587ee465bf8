import { trackedRequestSchema, type Receipt, type TrackedRequest } from '@melikgazi/mimer-sdk/contract';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { mediaTypeOf } from '../answer.ts';
import type { Context } from '../context.ts';
import { expectThat, schemaFault } from '../expect.ts';
import { RuleBroken } from '../outcome.ts';

/** An event that is longer on its way than this does not come. */
const patience = 15_000;

/** An open answer of `GET /requests/{reference}/live`. */
export interface Stream {
  readonly headers: Headers;
  /** The next event, by the schema of a tracked request. @throws RuleBroken where none comes. */
  readonly next: () => Promise<{ readonly id: string | undefined; readonly tracked: TrackedRequest }>;
  /** Hangs up. */
  readonly close: () => Promise<void>;
}

const call = 'GET /requests/{reference}/live';

/** Follows a request. @throws RuleBroken where the answer is no event stream. */
export const openStream = async (
  { send }: Context,
  { reference, trackingCode }: Receipt,
  lastId?: string,
): Promise<Stream> => {
  const hangUp = new AbortController();
  const headers = {
    Accept: 'text/event-stream',
    ...(lastId !== undefined && { 'Last-Event-ID': lastId }),
  };
  const sent = { path: `/requests/${reference}/live`, bearer: trackingCode, headers };
  const response = await send.open(sent, hangUp.signal).catch((error: unknown) => {
    if (error instanceof RuleBroken) throw error;
    return undefined;
  });
  if (response === undefined) throw new RuleBroken('an answer', `${call} was not answered at all`);
  const reader = response.body?.getReader();
  const close = async () => {
    await reader?.cancel().catch(() => undefined);
    hangUp.abort();
  };
  const type = mediaTypeOf(response);
  if (response.status !== 200 || type !== 'text/event-stream' || reader === undefined) {
    await close();
    throw new RuleBroken('200 as text/event-stream', `${call} answered ${response.status} as ${type}`);
  }

  const events: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: event => events.push(event) });
  const decoder = new TextDecoder();
  const next: Stream['next'] = async () => {
    while (events.length === 0) {
      const { done, value } = await within(reader.read());
      expectThat(!done, 'another event', 'the stream ended');
      parser.feed(decoder.decode(value, { stream: true }));
    }
    const event = events.shift();
    const json = jsonOf(event?.data ?? '');
    const tracked = trackedRequestSchema.safeParse(json);
    if (!tracked.success)
      throw new RuleBroken('a TrackedRequest in every event', schemaFault(trackedRequestSchema, json) ?? '');
    return { id: event?.id, tracked: tracked.data };
  };
  return { headers: response.headers, next, close };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const within = async <Result>(work: Promise<Result>): Promise<Result> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new RuleBroken('an event', `${call} said nothing for ${patience / 1000} s`)),
      patience,
    );
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
