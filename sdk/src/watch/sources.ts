import type { CitizenOptions } from '../call-options.ts';
import { paidWith } from '../challenge-header.ts';
import { trackedRequestSchema, type TrackedRequest } from '../contract/tracked-request.ts';
import type { Http, HttpRequest } from '../http.ts';
import { path } from '../path.ts';
import { parseAs, readJson } from '../read-answer.ts';
import { liveEvents } from './live-events.ts';

/** Whose request is watched. */
export interface Watched extends CitizenOptions {
  readonly reference: string;
  readonly trackingCode: string;
}

/** Where states of a request come from: all that one connection, or one look, has to say. */
export type Source = () => AsyncIterable<TrackedRequest>;

const common = ({ trackingCode, signal, timeout }: Watched) =>
  ({
    method: 'GET',
    bearer: trackingCode,
    repeatable: true,
    retries: 0,
    signal,
    timeout,
  }) satisfies Partial<HttpRequest>;

/** The event stream; each connection goes on where the one before broke off. */
export const liveSource = (http: Http, watched: Watched): Source => {
  const { reference, signal, challenge } = watched;
  let lastId: string | undefined;
  return async function* () {
    const headers = {
      Accept: 'text/event-stream',
      ...(lastId !== undefined && { 'Last-Event-ID': lastId }),
      ...paidWith(challenge),
    };
    const request = { call: 'watchRequest', path: path`requests/${{ reference }}/live`, headers } as const;
    const response = await http.read({ ...common(watched), ...request }, opened => Promise.resolve(opened));
    for await (const { id, data } of liveEvents(response, signal)) {
      lastId = id ?? lastId;
      yield parseAs(trackedRequestSchema, data, response);
    }
  };
};

/** Looking; what has not changed is not sent again. */
export const pollSource = (http: Http, watched: Watched): Source => {
  const { reference, challenge } = watched;
  const read = readJson(trackedRequestSchema);
  let tag: string | undefined;
  return async function* () {
    const headers = { ...(tag !== undefined && { 'If-None-Match': tag }), ...paidWith(challenge) };
    const request = { call: 'trackRequest', path: path`requests/${{ reference }}`, headers } as const;
    const found = await http.read({ ...common(watched), ...request }, async response => {
      if (response.status === 304) return undefined;
      const tracked = await read(response);
      tag = response.headers.get('ETag') ?? undefined;
      return tracked;
    });
    if (found !== undefined) yield found;
  };
};
