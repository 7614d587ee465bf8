import type { Mimer } from '@melikgazi/mimer-sdk';

type Requests = Mimer['requests'];

/**
 * The calls a tracker makes: the SDK's client, or anything with the same shape. What is not there is not offered.
 */
export interface TrackerClient {
  readonly jurisdiction: Pick<Mimer['jurisdiction'], 'get'>;
  readonly requests: Pick<Requests, 'track'> &
    Partial<Pick<Requests, 'reply' | 'rate' | 'reopen' | 'withdraw' | 'changeReplyChannel'>>;
  readonly attachments?: Pick<Mimer['attachments'], 'get'>;
  readonly challenge?: Pick<Mimer['challenge'], 'solve'>;
}
