import type { Call } from '@melikgazi/mimer-sdk/contract';
import type { Middleware } from 'koa';
import type { KeyStore } from '../keys/key-store.ts';
import { ProblemError } from '@melikgazi/mimer-sdk/domain';
import type { Caller, State } from '../state.ts';

/** Lets in who may make the call and says in `ctx.state.caller` who it is. Credentials come in `Authorization` alone. */
export const credentials =
  (call: Call, keys: KeyStore, clock: () => Date): Middleware<State> =>
  async (ctx, next) => {
    const token = bearerOf(ctx.get('Authorization'));
    ctx.state.caller = await callerOf(call, token, keys, clock());
    await next();
  };

const bearerOf = (header: string): string | undefined => {
  if (header === '') return undefined;
  const token = /^Bearer +([^\s]+) *$/i.exec(header)?.[1];
  if (token === undefined) throw unauthenticated('The Authorization header is not of the form “Bearer …”.');
  return token;
};

const isTrackingCode = (token: string): boolean => /^\d{10}$/.test(token);

const callerOf = async (
  call: Call,
  token: string | undefined,
  keys: KeyStore,
  now: Date,
): Promise<Caller> => {
  const anyone: Caller = { as: 'anyone' };
  switch (call.credential) {
    case 'none':
      return anyone;
    case 'code':
      if (token === undefined || !isTrackingCode(token))
        throw unauthenticated('This call wants the tracking code.');
      return { as: 'citizen', code: token };
    case 'optional-key':
      return token === undefined ? anyone : clientOf(call, token, keys, now);
    case 'any':
      // The route checks a code against the request that `Mimer-Reference` names.
      if (token !== undefined && isTrackingCode(token)) return { as: 'citizen', code: token };
      return token === undefined ? anyone : clientOf(call, token, keys, now);
    case 'key':
      if (token === undefined) throw unauthenticated('This call wants an API key.');
      return clientOf(call, token, keys, now);
  }
};

const clientOf = async (call: Call, token: string, keys: KeyStore, now: Date): Promise<Caller> => {
  const key = await keys.authenticate(token, now);
  if (key === undefined) throw unauthenticated('This key is not valid.');
  if (call.scope !== undefined && !key.scopes.includes(call.scope))
    throw new ProblemError('forbidden', `This key lacks the scope “${call.scope}”.`);
  return { as: 'client', client: key.client, scopes: key.scopes, unit: key.unit, test: key.test };
};

const unauthenticated = (detail: string) => new ProblemError('unauthenticated', detail);
