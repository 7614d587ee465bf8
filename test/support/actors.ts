import { scopes, type Call, type Receipt, type Scope } from '@melikgazi/mimer-sdk/contract';
import { bearer, type startServer } from './server.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

/** What a call must answer to someone: a refusal by its code, or anything that whoever is let in may hear. */
export type Outcome = 'unauthenticated' | 'forbidden' | 'not_found' | 'let in';

/** Somebody who makes a call, and what they may expect of it. */
export interface Actor {
  readonly name: string;
  readonly headers: Record<string, string>;
  expects(call: Call): Outcome;
}

const onlyFor =
  (...credentials: Call['credential'][]) =>
  ({ credential }: Call): Outcome =>
    credentials.includes(credential) ? 'let in' : 'unauthenticated';

const codeOfAnother = ({ credential }: Call): Outcome => {
  if (credential === 'none') return 'let in';
  return credential === 'code' || credential === 'any' ? 'not_found' : 'unauthenticated';
};

const keyWith =
  (held: readonly Scope[]) =>
  ({ credential, scope }: Call): Outcome => {
    if (credential === 'none') return 'let in';
    if (credential === 'code') return 'unauthenticated';
    return scope === undefined || held.includes(scope) ? 'let in' : 'forbidden';
  };

/** All who may come by: nobody, codes, and keys good and bad, with each scope alone and with all scopes but one. */
export const actorsOf = async (server: Server, mine: Receipt, anothers: Receipt): Promise<Actor[]> => {
  const key = async (...args: Parameters<Server['key']>) => bearer(await server.key(...args));
  const revoke = async (key: string): Promise<string> => {
    await server.endpoint.keys.revoke(key.split('_')[2] ?? '', new Date());
    return key;
  };
  const named = async (name: string, held: readonly Scope[]): Promise<Actor> => ({
    name,
    headers: await key(held),
    expects: keyWith(held),
  });
  const noKey = onlyFor('none');
  return [
    { name: 'nobody', headers: {}, expects: onlyFor('none', 'optional-key', 'any') },
    { name: 'the right code', headers: bearer(mine.trackingCode), expects: onlyFor('none', 'code', 'any') },
    { name: 'the code of another request', headers: bearer(anothers.trackingCode), expects: codeOfAnother },
    { name: 'half a code', headers: bearer('01234'), expects: noKey },
    {
      name: 'a key that nobody made',
      headers: bearer(`mimer_live_0123456789ab_${'x'.repeat(43)}`),
      expects: noKey,
    },
    {
      name: 'an expired key',
      headers: await key(scopes, { expiresAt: '2026-01-01T00:00:00Z' }),
      expects: noKey,
    },
    { name: 'a revoked key', headers: bearer(await revoke(await server.key(scopes))), expects: noKey },
    { name: 'a test key', headers: await key(scopes, { test: true }), expects: keyWith(scopes) },
    await named('a key without scopes', []),
    await named('a key with all scopes', scopes),
    ...(await Promise.all(scopes.map(scope => named(`a key with ${scope}`, [scope])))),
    ...(await Promise.all(
      scopes.map(scope =>
        named(
          `a key without ${scope}`,
          scopes.filter(other => other !== scope),
        ),
      ),
    )),
  ];
};
