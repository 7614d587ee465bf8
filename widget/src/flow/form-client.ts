import type { CitizenClient } from '@melikgazi/mimer-sdk/citizen';

/** The calls a form makes: the SDK's client, or anything with the same shape. */
export interface FormClient {
  readonly jurisdiction: Pick<CitizenClient['jurisdiction'], 'get'>;
  readonly services: Pick<CitizenClient['services'], 'list'>;
  readonly challenge: Pick<CitizenClient['challenge'], 'solve'>;
  readonly requests: Pick<CitizenClient['requests'], 'create'> &
    Partial<Pick<CitizenClient['requests'], 'findReceipt'>>;
  /** Without it no photos are offered. */
  readonly attachments?: Pick<CitizenClient['attachments'], 'upload'> | undefined;
}
