import { stat } from 'node:fs/promises';
import {
  agreedType,
  invalid,
  isMediaType,
  isPicture,
  type MediaType,
  normalised,
  ProblemError,
} from '@melikgazi/mimer-sdk/domain';
import { detectType } from './detect-type.ts';
import { PictureError, type Pictures } from './pictures.ts';
import { BusyError } from './work-queue.ts';

/** A file that may be kept, at one of the two paths. */
export interface Prepared {
  readonly path: string;
  readonly type: MediaType;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
  /** Of the challenge that was spent on it. */
  readonly nonce?: string;
}

interface Preparation {
  readonly declaredType: string | undefined;
  readonly types: readonly string[];
  readonly pictures: Pictures;
  /** Called before the work that costs something; answers the nonce of the challenge that it spends. */
  readonly pay: () => Promise<string | undefined>;
}

/**
 * Finds out what the file at `incoming` is and makes of it what may be kept: of a picture a new one at `made`, anything
 * else as it is.
 *
 * @throws ProblemError `unsupported_media_type`, or `invalid` for an empty file or a broken picture, `too_large`.
 */
export const prepare = async (
  incoming: string,
  made: string,
  { declaredType, types, pictures, pay }: Preparation,
): Promise<Prepared> => {
  const { size } = await stat(incoming);
  if (size === 0) throw invalid([{ pointer: '/file', code: 'too_small', params: { minimum: 1 } }]);
  const type = allowed(await detectType(incoming), declaredType, types);
  const nonce = await pay();
  const spent = nonce === undefined ? {} : { nonce };
  if (!isPicture(type)) return { path: incoming, type, bytes: size, ...spent };
  try {
    return { path: made, type, ...(await pictures.encode(incoming, made, type)), ...spent };
  } catch (error) {
    throw refusalOf(error);
  }
};

const allowed = (
  content: string | undefined,
  declared: string | undefined,
  types: readonly string[],
): MediaType => {
  if (content !== undefined && /^image\/hei[cf]/.test(normalised(content)))
    throw unsupported('HEIC pictures can’t be read here; send it as JPEG.', types);
  const type = content === undefined ? undefined : agreedType(content, declared);
  if (type === undefined && content !== undefined)
    throw unsupported(
      `The file says that it is another type than its content, ${normalised(content)}.`,
      types,
    );
  if (type === undefined || !types.includes(type) || !isMediaType(type))
    throw unsupported(`Files of this type are not taken; these are: ${types.join(', ')}.`, types);
  return type;
};

const unsupported = (detail: string, types: readonly string[]) =>
  new ProblemError('unsupported_media_type', detail, {
    errors: [{ pointer: '/file', code: 'unknown_value', params: { allowed: types } }],
  });

const refusalOf = (error: unknown): unknown => {
  if (error instanceof BusyError)
    return new ProblemError('unavailable', 'Too many pictures wait to be looked at.', {
      retryAfter: 5,
      cause: error,
    });
  if (!(error instanceof PictureError)) return error;
  return error.reason === 'too_many_pixels'
    ? new ProblemError('too_large', 'The picture has too many pixels.')
    : invalid([{ pointer: '/file', code: 'invalid' }]);
};
