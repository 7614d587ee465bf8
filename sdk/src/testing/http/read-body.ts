import { JsonError, parseJson } from '../../domain/parse-json.ts';
import { ProblemError } from '../../domain/problem-error.ts';

const mostBytes = 256 * 1024;

/**
 * The JSON object of a request, of at most 256 KiB.
 *
 * @throws ProblemError `unsupported_media_type`, `too_large`, `malformed`.
 */
export const readBody = async (request: Request): Promise<object> => {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw new ProblemError('unsupported_media_type', 'The body must be application/json.');
  if (!/^(identity)?$/i.test(request.headers.get('Content-Encoding') ?? ''))
    throw new ProblemError('unsupported_media_type', 'The body must not be compressed.');
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length > mostBytes) throw new ProblemError('too_large', 'The body is larger than 256 KiB.');
  const value = jsonIn(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ProblemError('malformed', 'The body must be a JSON object.');
  return value;
};

const jsonIn = (bytes: Uint8Array): unknown => {
  try {
    return parseJson(bytes);
  } catch (error) {
    if (error instanceof JsonError) throw new ProblemError('malformed', error.message);
    throw error;
  }
};
