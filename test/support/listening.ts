import type { TestContext } from 'node:test';
import { createHttpServer, usualPatience } from '../../reference-server/src/http-server.ts';
import type { startServer } from './server.ts';
import { onLoopback } from './on-loopback.ts';

/** Puts a test's server on a port, as production does. */
export const listening = async (
  t: TestContext,
  { app }: Pick<Awaited<ReturnType<typeof startServer>>, 'app'>,
  patience = usualPatience,
) => {
  const { server, finish } = createHttpServer(app.callback(), patience);
  const { origin, port } = await onLoopback(t, server);
  return { origin, port, server, finish };
};
