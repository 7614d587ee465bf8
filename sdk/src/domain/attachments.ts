import type { Attachment, FieldError } from '../contract/index.ts';
import type { StoredEvent, StoredRequest } from './stored-request.ts';

/** Every file that a request names: those that came with it and those of its events. */
export const attachmentsOf = ({ attachments, events }: StoredRequest): Attachment[] => [
  ...attachments,
  ...events.flatMap(event => event.attachments ?? []),
];

/** The files that the citizen sees: those that came with the request and those of its public events. */
export const publicAttachmentsOf = (request: StoredRequest): Attachment[] =>
  attachmentsOf({ ...request, events: request.events.filter((event: StoredEvent) => event.public) });

/** What is wrong with a list of attachment ids, but for what only the store of files knows. */
export const attachmentErrors = (
  ids: readonly string[] = [],
  limits: { readonly maxCount: number } | undefined,
): FieldError[] => {
  if (ids.length === 0) return [];
  if (limits === undefined) return [{ pointer: '/attachments', code: 'not_allowed' }];
  const { maxCount } = limits;
  if (ids.length > maxCount)
    return [{ pointer: '/attachments', code: 'too_many', params: { maximum: maxCount } }];
  return [];
};
