import type { Mimer } from '@melikgazi/mimer-sdk';

/** The calls a form makes: the SDK's client, or anything with the same shape. */
export interface FormClient {
  readonly jurisdiction: Pick<Mimer['jurisdiction'], 'get'>;
  readonly services: Pick<Mimer['services'], 'list'>;
  readonly challenge: Pick<Mimer['challenge'], 'solve'>;
  readonly requests: Pick<Mimer['requests'], 'create'> & Partial<Pick<Mimer['requests'], 'findReceipt'>>;
  /** For photos that wait in the outbox. */
  readonly attachments?: Pick<Mimer['attachments'], 'upload'> | undefined;
}
