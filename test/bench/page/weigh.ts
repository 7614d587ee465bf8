import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** What was fetched, in bytes. */
export interface Weight {
  /** Scripts, style sheets and all else that is the form's, each after brotli at its best. */
  readonly code: number;
  /** The answers of `GET /` and `GET /services`, likewise. */
  readonly data: number;
}

/** The style sheet of the page that all forms stand in. */
const isOfTheFrame = (url: string) => /\/(page|unreserved)\.css$/.test(url);

/** Weighs files by fetching them again; each is fetched and compressed once. */
export const createScales = () => {
  const weights = new Map<string, Promise<{ bytes: number; isData: boolean }>>();
  const weigh = async (url: string) => {
    const answer = await fetch(url, { headers: { 'Accept-Language': 'tr' } });
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}.`);
    const body = Buffer.from(await answer.arrayBuffer());
    const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    const { length } = await promisify(brotliCompress)(body, best);
    return { bytes: length, isData: answer.headers.get('Content-Type')?.includes('json') === true };
  };
  return async (urls: Iterable<string>): Promise<Weight> => {
    const sum = { code: 0, data: 0 };
    // What is asked for twice is in the cache the second time.
    for (const url of new Set(urls)) {
      if (isOfTheFrame(url)) continue;
      const known = weights.get(url) ?? weigh(url);
      weights.set(url, known);
      const { bytes, isData } = await known;
      sum[isData ? 'data' : 'code'] += bytes;
    }
    return sum;
  };
};
