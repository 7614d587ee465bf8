import type { Scope } from '@melikgazi/mimer-sdk/contract';
import { scopes } from '@melikgazi/mimer-sdk/contract';
import type { TestContext } from 'node:test';
import { listening } from '../../support/listening.ts';
import { startServer, type ServerOptions } from '../../support/server.ts';

/** The reference server on a port, with a clock that runs and keys for the kit; it ends with the test. */
export const referenceBackend = async (t: TestContext, options: ServerOptions = {}) => {
  const server = await startServer(t, { clock: () => new Date(), ...options });
  const { origin } = await listening(t, server);
  return {
    server,
    endpoint: `${origin}/riverton/v1`,
    testKey: (held: readonly Scope[] = scopes) => server.key(held, { test: true, client: 'conformance' }),
    liveKey: (held: readonly Scope[] = scopes) => server.key(held, { client: 'conformance' }),
  };
};
