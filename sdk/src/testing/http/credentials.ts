import type { Call } from '../../contract/index.ts';
import { ProblemError } from '../../domain/problem-error.ts';
import type { ApiClient, Caller } from '../caller.ts';

type Keys = ReadonlyMap<string, ApiClient>;

/**
 * Who makes a call, by its header `Authorization`; a tracking code is not yet checked.
 *
 * @throws ProblemError `unauthenticated`, or `forbidden` where the key lacks the scope.
 */
export const callerOf = (call: Call, header: string | null, keys: Keys): Caller => {
  const token = bearerOf(header);
  const isCode = token !== undefined && /^\d{10}$/.test(token);
  switch (call.credential) {
    case 'none':
      return { as: 'anyone' };
    case 'code':
      if (!isCode) throw new ProblemError('unauthenticated', 'This call wants the tracking code.');
      return { as: 'citizen', code: token };
    case 'any':
      if (isCode) return { as: 'citizen', code: token };
      return token === undefined ? { as: 'anyone' } : clientOf(call, token, keys);
    case 'optional-key':
      return token === undefined ? { as: 'anyone' } : clientOf(call, token, keys);
    case 'key':
      if (token === undefined) throw new ProblemError('unauthenticated', 'This call wants an API key.');
      return clientOf(call, token, keys);
  }
};

const bearerOf = (header: string | null): string | undefined => {
  if (header === null || header === '') return undefined;
  const token = /^Bearer +([^\s]+) *$/i.exec(header)?.[1];
  if (token === undefined)
    throw new ProblemError('unauthenticated', 'The Authorization header is not of the form “Bearer …”.');
  return token;
};

const clientOf = ({ scope }: Call, token: string, keys: Keys): Caller => {
  const client = keys.get(token);
  if (client === undefined) throw new ProblemError('unauthenticated', 'This key is not valid.');
  if (scope !== undefined && !client.scopes.includes(scope))
    throw new ProblemError('forbidden', `This key lacks the scope “${scope}”.`);
  return { as: 'client', ...client };
};
