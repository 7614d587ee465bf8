import { createHash, createHmac } from 'node:crypto';

/** One of the operator's secrets; its id is public and says which one a document was made with. */
export interface Secret {
  readonly id: string;
  readonly key: string;
}

/** The operator's secrets: the first mints, all verify. */
export interface Secrets {
  readonly mint: Secret;
  readonly all: readonly Secret[];
  byId(id: string): Secret | undefined;
}

/** Secrets from a comma-separated list. */
export const secretsFrom = (list: string): Secrets => {
  const all = list
    .split(',')
    .map(key => key.trim())
    .filter(key => key !== '')
    .map((key): Secret => ({ id: createHash('sha256').update(key).digest('hex').slice(0, 8), key }));
  const [mint] = all;
  if (mint === undefined) throw new Error('MIMER_SECRET holds no secret.');
  return { mint, all, byId: id => all.find(secret => secret.id === id) };
};

/** An HMAC-SHA-256 of `text` for one purpose, in base64url, so that no purpose can borrow another's. */
export const macOf = ({ key }: Secret, purpose: string, text: string): string =>
  createHmac('sha256', key).update(`${purpose}|${text}`).digest('base64url');
