import type { StagedFile } from '../../../reference-server/src/attachments/attachment-store.ts';
import type { StoredRequest, Uniques } from '@melikgazi/mimer-sdk/domain';

/** What somebody wants stored once, however often they ask. */
export interface Intent {
  readonly name: string;
  readonly uniques: Uniques;
  /** Files that were uploaded for it. */
  readonly attachments: readonly StagedFile[];
}

/** Something that a life has begun, or that the server has acknowledged. */
export type Fact =
  | { readonly is: 'meant'; readonly intent: Intent }
  | { readonly is: 'stored'; readonly intent: Intent; readonly request: StoredRequest }
  | { readonly is: 'removing' | 'removed' | 'erasing' | 'erased'; readonly intent: Intent }
  | { readonly is: 'uploaded' | 'sweeping'; readonly file: StagedFile }
  | { readonly is: 'secret'; readonly secret: string }
  | { readonly is: 'key' | 'revoking' | 'revoked'; readonly key: string }
  | { readonly is: 'wrong'; readonly what: string };

/** What is known of one intent, which is as it was when it was meant first. */
export interface Known {
  readonly intent: Intent;
  /** As it was acknowledged last. */
  readonly request?: StoredRequest;
  readonly end?: 'removing' | 'removed' | 'erasing' | 'erased';
}

/** What must be true of a disk, from all that had been acknowledged by then. */
export interface Promises {
  readonly intents: ReadonlyMap<string, Known>;
  /** Uploads that nobody has named yet, so that they can be claimed. */
  readonly uploads: ReadonlyMap<string, StagedFile>;
  readonly keys: ReadonlyMap<string, 'key' | 'revoking' | 'revoked'>;
  readonly secret: string | undefined;
  readonly wrongs: readonly string[];
}

export const promisesOf = (facts: readonly Fact[]): Promises => {
  const intents = new Map<string, Known>();
  const uploads = new Map<string, StagedFile>();
  const keys = new Map<string, 'key' | 'revoking' | 'revoked'>();
  const wrongs: string[] = [];
  let secret: string | undefined;
  const learn = ({ intent, ...news }: Known) =>
    intents.set(intent.name, { intent, ...intents.get(intent.name), ...news });
  for (const fact of facts) {
    switch (fact.is) {
      case 'meant':
        learn({ intent: fact.intent });
        for (const { attachment } of fact.intent.attachments) uploads.delete(attachment.id);
        break;
      case 'stored': {
        const known = intents.get(fact.intent.name)?.request?.version ?? 0;
        if (fact.request.version >= known) learn({ intent: fact.intent, request: fact.request });
        break;
      }
      case 'uploaded':
        uploads.set(fact.file.attachment.id, fact.file);
        break;
      case 'sweeping':
        uploads.delete(fact.file.attachment.id);
        break;
      case 'secret':
        if (secret !== undefined && secret !== fact.secret) wrongs.push('the secret changed');
        secret = fact.secret;
        break;
      case 'key':
      case 'revoking':
      case 'revoked':
        keys.set(fact.key, fact.is);
        break;
      case 'wrong':
        wrongs.push(fact.what);
        break;
      default:
        learn({ intent: fact.intent, end: fact.is });
    }
  }
  return { intents, uploads, keys, secret, wrongs };
};
