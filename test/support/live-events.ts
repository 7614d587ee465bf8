import assert from 'node:assert/strict';
import { trackedRequestSchema, type TrackedRequest } from '@melikgazi/mimer-sdk/contract';
import * as z from 'zod/mini';

/** A block of an event stream: a comment, or a state of a request. */
export interface LiveBlock {
  readonly id: string | undefined;
  readonly request: TrackedRequest | undefined;
}

/** Reads an event stream block by block; `undefined` at its end. */
export const liveEvents = (response: Response) => {
  assert.equal(response.status, 200);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader() ?? assert.fail('no body');
  let text = '';
  const next = async (): Promise<LiveBlock | undefined> => {
    const end = text.indexOf('\n\n');
    if (end >= 0) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      return blockOf(block);
    }
    const { done, value = '' } = await reader.read();
    text += value;
    return done ? undefined : next();
  };
  return {
    next,
    /** The next state, past all comments. */
    nextRequest: async (): Promise<TrackedRequest> => {
      for (;;) {
        const block = (await next()) ?? assert.fail('The stream ended.');
        if (block.request !== undefined) return block.request;
      }
    },
    cancel: () => reader.cancel(),
  };
};

const blockOf = (block: string): LiveBlock => {
  if (block === ':') return { id: undefined, request: undefined };
  const [, id, json = ''] = /^id: ([\w-]{22})\ndata: (.*)$/.exec(block) ?? assert.fail(block);
  return { id, request: z.parse(trackedRequestSchema, JSON.parse(json)) };
};
