import type { NewRequest, Receipt, Status } from '../contract/index.ts';
import { statusOf } from '../domain/derive.ts';
import type { StoredRequest } from '../domain/stored-request.ts';
import { receiptOf } from './calls/submission.ts';
import type { Core } from './core.ts';
import { trackingCodeOf, type Identity } from './tracking.ts';

/** A request that the backend has, with what its citizen was given. */
export interface TestRequest extends Identity {
  readonly status: Status;
  readonly test: boolean;
  readonly receipt: Receipt;
  /** The body of its submission and the key that it came with. */
  readonly submitted: NewRequest;
  readonly idempotencyKey: string;
}

/** A stored request as a test looks at it; the code is the one that opens it now. */
export const testRequest = (request: StoredRequest, core: Core): TestRequest => {
  const { body, idempotencyKey } = core.store.submitted(request.reference);
  return {
    reference: request.reference,
    trackingCode: trackingCodeOf(request),
    status: statusOf(request),
    test: request.test,
    receipt: receiptOf(request, core),
    submitted: body,
    idempotencyKey,
  };
};
