import type { DeskSummary } from '../contract/index.ts';
import { dueOf, statusOf, unitOf, updatedAtOf } from './derive.ts';
import type { StoredRequest } from './stored-request.ts';

/** The row of the desk's list. */
export const summaryOf = (request: StoredRequest): DeskSummary => {
  const unit = unitOf(request);
  const due = dueOf(request);
  return {
    reference: request.reference,
    kind: request.kind,
    service: request.service,
    source: request.source,
    status: statusOf(request),
    ...(unit !== undefined && { unit }),
    receivedAt: request.receivedAt,
    updatedAt: updatedAtOf(request),
    ...(due !== undefined && { dueOn: due.on }),
    version: request.version,
    missing: [...request.missing],
    test: request.test,
  };
};
