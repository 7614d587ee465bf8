import { Agent, request } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** An answer as it came over the wire, its body decoded. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Sends requests that `fetch` would refuse to send: paths as they are, bodies with any method, headers twice. */
export const createExchange = (port: number) => {
  const agent = new Agent({ keepAlive: true });
  const exchange = (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Buffer | undefined,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'Content-Length': body.length };
      const options = { agent, host: '127.0.0.1', port, method, path, headers: { ...headers, ...length } };
      const sent = request(options, response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const headers = Object.entries(response.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]);
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(headers),
            body: decoded(Buffer.concat(chunks), response.headers['content-encoding']),
          });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return { exchange, end: () => agent.destroy() };
};

const decoded = (body: Buffer, encoding: string | undefined): Buffer => {
  if (body.length === 0) return body;
  switch (encoding) {
    case 'br':
      return brotliDecompressSync(body);
    case 'gzip':
      return gunzipSync(body);
    case 'deflate':
      return inflateSync(body);
    case 'zstd':
      return zstdDecompressSync(body);
    default:
      return body;
  }
};
