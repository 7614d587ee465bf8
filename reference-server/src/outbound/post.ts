import type { LookupAddress } from 'node:dns';
import { request as requestHttp, Agent as HttpAgent, type RequestOptions } from 'node:http';
import { request as requestHttps, Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { version } from '../version.ts';

/** JSON on its way to a server that the operator named. */
export interface Post {
  readonly url: URL;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Until its answer must have begun. @default 15,000 */
  readonly timeoutMilliseconds?: number;
  /** The addresses it may connect to, and no others. @default whatever the name resolves to */
  readonly addresses?: readonly LookupAddress[];
}

/** A post that got no answer; the message is a short reason such as `ECONNREFUSED`. */
export class PostError extends Error {
  override readonly name = 'PostError' as const;
}

/** Nobody reads the answer's body; a polite receiver sends a line. */
const mostAnswerBytes = 16_384;

/**
 * Sends it, follows no redirect, goes through no proxy, and answers the status.
 *
 * @throws {@link PostError}
 */
export const post = (sent: Post): Promise<number> =>
  new Promise((resolve, reject) => {
    const { url, body, headers, addresses, timeoutMilliseconds = 15_000 } = sent;
    const isSecure = url.protocol === 'https:';
    const options: RequestOptions = {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        'User-Agent': `mimer-server/${version}`,
        ...headers,
      },
      // An agent of its own: the machine's may be told to use a proxy, which would resolve the name again.
      agent: isSecure ? new HttpsAgent() : new HttpAgent(),
      signal: AbortSignal.timeout(timeoutMilliseconds),
      ...(addresses !== undefined && { lookup: lookupAmong(addresses) }),
    };
    const request = (isSecure ? requestHttps : requestHttp)(url, options, response => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > mostAnswerBytes) response.destroy();
      });
      response.on('error', () => undefined);
      resolve(response.statusCode ?? 0);
    });
    request.on('error', error => reject(new PostError(reasonOf(error))));
    request.on('close', () => reject(new PostError('no answer')));
    request.end(body);
  });

const lookupAmong =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_hostname, { all }, callback) => {
    const [first] = addresses;
    if (all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };

/** The system's or the protocol's own name for what went wrong: messages may quote what was sent. */
const reasonOf = (error: Error): string => {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};
