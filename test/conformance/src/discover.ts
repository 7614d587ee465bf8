import {
  jurisdictionSchema,
  scopes as allScopes,
  serviceListSchema,
  type Jurisdiction,
  type Scope,
  type Service,
} from '@melikgazi/mimer-sdk/contract';
import type { Sent } from './answer.ts';
import { cameOf, problemOf } from './answer.ts';
import { read } from './expect.ts';
import { RuleBroken } from './outcome.ts';
import { unknownReference } from './rules/wrong-code.ts';
import type { Send } from './send.ts';

/** The backend can't be tested at all: it is not there, is something else, or does not know the key. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError' as const;
}

const asking = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RuleBroken)
      throw new UnreachableError(`${what}: expected ${error.expected}, but ${error.came}.`, { cause: error });
    throw error;
  }
};

/**
 * The two documents that everything else follows from.
 *
 * @throws UnreachableError where they can't be read.
 */
export const discover = async (send: Send): Promise<{ jurisdiction: Jurisdiction; services: Service[] }> => ({
  jurisdiction: await asking('This is no MİMER endpoint', async () =>
    read(await send({ path: '/' }), 200, jurisdictionSchema),
  ),
  services: await asking('The services can’t be read', async () =>
    read(await send({ path: '/services' }), 200, serviceListSchema),
  ),
});

// Each fails for want of something else than the scope: there is no such request, and an empty body makes none.
const probes: Readonly<Record<Scope, Sent>> = {
  'requests:write': { method: 'POST', path: '/requests', json: {} },
  'desk:read': { path: `/desk/requests/${unknownReference}` },
  'desk:write': { method: 'POST', path: `/desk/requests/${unknownReference}/actions`, json: {} },
  'desk:erase': { method: 'DELETE', path: `/desk/requests/${unknownReference}/personal-data` },
  'desk:sensitive': { path: `/desk/requests/${unknownReference}/personal-data` },
};

/**
 * The scopes of a key, by what a call that needs one answers.
 *
 * @throws UnreachableError where the backend does not know the key.
 */
export const scopesOf = async (
  send: Send,
  apiKey: string,
  capabilities: readonly string[],
): Promise<ReadonlySet<Scope>> => {
  const held = new Set<Scope>();
  for (const scope of allScopes) {
    if (scope.startsWith('desk:') && !capabilities.includes('desk')) continue;
    const answer = await asking('The key can’t be tried', () => send({ ...probes[scope], bearer: apiKey }));
    const code = problemOf(answer)?.code;
    if (answer.status === 401)
      throw new UnreachableError(`The backend does not accept the key: ${cameOf(answer)}.`);
    if (answer.status !== 403 && code !== 'forbidden') held.add(scope);
  }
  return held;
};
