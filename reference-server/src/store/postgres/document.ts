import { referenceSchema } from '@melikgazi/mimer-sdk/contract';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import * as z from 'zod/mini';

const headSchema = z.object({ format: z.literal(1), reference: referenceSchema });

/** Only stores write documents, each of them whole; so its head vouches for the rest. */
const isStoredRequest = (value: unknown): value is StoredRequest => z.safeParse(headSchema, value).success;

/** A row with a document. */
export const documentRow = z.object({ reference: z.string(), document: z.unknown() });

/** The documents that this process has met and that are no requests: they stay where they are, and nobody sees them. */
export class Documents {
  readonly #broken = new Set<string>();

  get broken(): number {
    return this.#broken.size;
  }

  read({ reference, document }: z.infer<typeof documentRow>): StoredRequest | undefined {
    if (isStoredRequest(document) && document.reference === reference) {
      this.#broken.delete(reference);
      return document;
    }
    this.#broken.add(reference);
    return undefined;
  }

  readAll(rows: readonly z.infer<typeof documentRow>[]): readonly StoredRequest[] {
    return rows.map(row => this.read(row)).filter(request => request !== undefined);
  }
}
