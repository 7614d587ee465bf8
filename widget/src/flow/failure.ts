import { isApiError, isConnectionError, isContractError } from '@melikgazi/mimer-sdk';

/** Why something did not work; the words for it are the locale's. */
export interface Failure {
  /** A problem code of the contract, or: no answer, an answer nobody understands, anything else. */
  readonly code: string;
  /** Seconds to wait, where the backend says so. */
  readonly retryAfter?: number;
  /** What to name when asking about it. */
  readonly requestId?: string;
}

export const failureOf = (error: unknown): Failure => {
  if (isApiError(error)) {
    const { code, retryAfter, requestId } = error;
    return {
      code,
      ...(retryAfter !== undefined && { retryAfter }),
      ...(requestId !== undefined && { requestId }),
    };
  }
  if (isConnectionError(error)) return { code: 'connection' };
  return { code: isContractError(error) ? 'contract' : 'unexpected' };
};

/**
 * Whether the backend said no for certain: nothing was stored. After anything else it may have been. Being told to come
 * later is no such no: a browser repeats by itself what a reset connection left unanswered, and the repetition alone may be
 * one too many.
 */
export const isDefiniteRefusal = (error: unknown): boolean =>
  isApiError(error) &&
  error.status >= 400 &&
  error.status < 500 &&
  ![408, 425, 429].includes(error.status) &&
  error.code !== 'in_flight';
