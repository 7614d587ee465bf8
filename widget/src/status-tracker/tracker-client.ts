import type { CitizenClient } from '@melikgazi/mimer-sdk/citizen';

type Requests = CitizenClient['requests'];

/**
 * The calls a tracker makes: the SDK's client, or anything with the same shape. What is not there is not offered.
 */
export interface TrackerClient {
  readonly jurisdiction: Pick<CitizenClient['jurisdiction'], 'get'>;
  readonly requests: Pick<Requests, 'track'> &
    Partial<Pick<Requests, 'reply' | 'rate' | 'reopen' | 'withdraw' | 'changeReplyChannel'>>;
  /** Without `upload` no photos are offered for a reply. */
  readonly attachments?: Pick<CitizenClient['attachments'], 'get'> &
    Partial<Pick<CitizenClient['attachments'], 'upload'>>;
  readonly challenge?: Pick<CitizenClient['challenge'], 'solve'>;
}
