import type { FieldError } from '../contract/index.ts';
import { statusOf, unitOf } from './derive.ts';
import type { StoredRequest } from './stored-request.ts';

/** Where a request is to be merged into; `unit` is the one that the client is bound to. */
export interface MergeTarget {
  readonly into: string;
  readonly unit: string | undefined;
  readonly find: (reference: string) => Promise<StoredRequest | undefined>;
}

/** The request that this one was merged into, while it is merged. */
export const mergedInto = (request: StoredRequest): string | undefined =>
  statusOf(request) === 'merged' ? request.events.findLast(({ type }) => type === 'merged')?.into : undefined;

/**
 * What is wrong with merging `request` into another: there must be one that the client may see, of the same sort (test
 * or not), not erased, and it must not lead back here through what it was merged into itself.
 */
export const mergeErrors = async (
  request: StoredRequest,
  { into, unit, find }: MergeTarget,
): Promise<FieldError[]> => {
  const target = into === request.reference ? undefined : await find(into);
  if (into === request.reference) return [{ pointer: '/into', code: 'not_allowed' }];
  if (target === undefined || (unit !== undefined && unitOf(target) !== unit))
    return [{ pointer: '/into', code: 'unknown_value' }];
  if (target.erasedOn !== undefined || target.test !== request.test)
    return [{ pointer: '/into', code: 'not_allowed' }];
  const seen = new Set([request.reference]);
  for (let next: StoredRequest | undefined = target; next !== undefined;) {
    if (seen.has(next.reference)) return [{ pointer: '/into', code: 'not_allowed' }];
    seen.add(next.reference);
    const further = mergedInto(next);
    next = further === undefined ? undefined : await find(further);
  }
  return [];
};
