import type { JurisdictionData } from './jurisdiction-data.ts';
import type { StoredEvent, StoredRequest } from './stored-request.ts';

/** The services whose requests only keys with `desk:sensitive` may read and search. */
export const sensitiveServices = ({ services }: JurisdictionData): ReadonlySet<string> =>
  new Set([...services.values()].flatMap(({ code, sensitive }) => (sensitive === true ? [code] : [])));

/**
 * A request as someone without `desk:sensitive` may know it: of a sensitive service nothing that anybody wrote or gave,
 * of anyone who asked to stay hidden nothing that says who they are.
 */
export const withoutConfidential = (request: StoredRequest, data: JurisdictionData): StoredRequest => {
  const isSensitive = data.services.get(request.service)?.sensitive === true;
  if (!isSensitive && request.applicant?.hideIdentity !== true) return request;
  const { applicant: _applicant, ...others } = request;
  const anonymous = {
    ...others,
    // The words of a mail server or gateway may name whom they could not reach.
    notifications: request.notifications.map(({ lastError: _lastError, ...sent }) => sent),
  };
  if (!isSensitive) return anonymous;
  const { location: _location, ...placeless } = anonymous;
  return {
    ...placeless,
    description: '',
    attributes: {},
    attachments: [],
    events: request.events.map(withoutWords),
  };
};

const withoutWords = ({
  text: _text,
  note: _note,
  attachments: _attachments,
  ...event
}: StoredEvent): StoredEvent => event;
