import type { CallOptions, OnceOptions } from '../call-options.ts';
import type { ChallengeSolution } from '../contract/challenge.ts';
import type { NewRequest } from '../contract/new-request.ts';
import type { Receipt } from '../contract/receipt.ts';
import { UnsupportedError } from '../errors.ts';
import type { UploadOptions } from '../resources/attachments.ts';

/** How an outbox reaches the backend. */
export interface OutboxSender {
  readonly create: (body: NewRequest, options: OnceOptions) => Promise<Receipt>;
  /** Asks for the receipt of a lost answer, where the backend can be asked. */
  readonly findReceipt?: ((idempotencyKey: string, options: CallOptions) => Promise<Receipt>) | undefined;
  /** Uploads a file; without it a request with files is set aside. */
  readonly upload?: ((file: Blob, options: UploadOptions) => Promise<{ readonly id: string }>) | undefined;
  /** Solves a challenge, or answers nothing where the backend wants none. Called anew for each attempt. */
  readonly solve?: ((options: CallOptions) => Promise<ChallengeSolution | undefined>) | undefined;
}

/** What of a client an outbox needs. */
export interface OutboxClient {
  readonly jurisdiction: {
    readonly get: (options?: CallOptions) => Promise<{ readonly capabilities: readonly string[] }>;
  };
  readonly challenge: { readonly solve: (options?: CallOptions) => Promise<ChallengeSolution> };
  readonly requests: {
    readonly create: OutboxSender['create'];
    readonly findReceipt?: OutboxSender['findReceipt'];
  };
  readonly attachments?: { readonly upload: NonNullable<OutboxSender['upload']> } | undefined;
}

/**
 * Sends with a client that has no API key; the backend's capabilities say whether it wants challenges.
 *
 * @example
 * const send = senderOf(async () => createMimer({ endpoint, locale: 'tr' }));
 * createOutbox({ store: memoryStore(), send });
 */
export const senderOf = (client: () => Promise<OutboxClient>): OutboxSender => {
  let named: readonly string[] | undefined;
  const capabilities = async (options: CallOptions) =>
    (named ??= (await (await client()).jurisdiction.get(options)).capabilities);
  return {
    create: async (body, options) => (await client()).requests.create(body, options),
    findReceipt: async (key, options) => {
      const { requests } = await client();
      if (requests.findReceipt === undefined) throw new UnsupportedError('receipt');
      return requests.findReceipt(key, options);
    },
    upload: async (file, options) => {
      const { attachments } = await client();
      if (attachments === undefined) throw new UnsupportedError('attachments');
      return attachments.upload(file, options);
    },
    solve: async options =>
      (await capabilities(options)).includes('challenge')
        ? (await client()).challenge.solve(options)
        : undefined,
  };
};
