import { UnavailableError } from '../store.ts';
import { errorCode } from './file-system.ts';

/** A failure of the disk as a store reports it: whether it is full, and why. */
export const unavailable = (cause: unknown): UnavailableError =>
  new UnavailableError(['ENOSPC', 'EDQUOT'].includes(errorCode(cause) ?? ''), { cause });
