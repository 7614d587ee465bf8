import { isApiError, isUnsupportedError } from '../errors.ts';
import { isChallengeRefusal } from '../with-challenge.ts';
import type { OutboxReason } from './outbox-item.ts';

/** Whether something else was accepted under the same key. */
export const isMismatch = (error: unknown): boolean =>
  isApiError(error) && error.code === 'idempotency_mismatch';

/**
 * Whether the same would be refused for ever: the backend said no, or lacks what is needed. Everything else may pass: no answer, an answer
 * that nobody understands, a backend in trouble or in a hurry.
 */
export const isFinal = (error: unknown): boolean => {
  if (isUnsupportedError(error)) return true;
  if (!isApiError(error) || isChallengeRefusal(error) || error.code === 'in_flight') return false;
  return error.status >= 400 && error.status < 500 && ![408, 425, 429].includes(error.status);
};

/** Why something is set aside. */
export const reasonOf = (error: unknown): OutboxReason => {
  if (!isApiError(error)) return { code: 'unsupported' };
  const { code, requestId, fields } = error;
  return {
    code,
    ...(requestId !== undefined && { requestId }),
    ...(fields.length > 0 && { fields: [...fields] }),
  };
};
