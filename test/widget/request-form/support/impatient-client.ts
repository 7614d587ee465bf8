import { createMimer, type NewRequest } from '@melikgazi/mimer-sdk';
import { endpoint } from '../../../support/fake-backend.ts';

/** A client that does not try again by itself, so that each attempt is the citizen's. */
export const impatientClient = () => {
  const { jurisdiction, services, challenge, requests, attachments } = createMimer({ endpoint });
  return {
    jurisdiction,
    services,
    challenge,
    attachments,
    requests: {
      findReceipt: requests.findReceipt,
      create: (body: NewRequest, options: Parameters<typeof requests.create>[1]) =>
        requests.create(body, { ...options, retries: 0 }),
    },
  };
};
