import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { createHttpServer, usualPatience } from '../../reference-server/src/http-server.ts';
import type { startServer } from './server.ts';

/** Puts a test's server on a port, as production does. */
export const listening = async (
  t: TestContext,
  { app }: Pick<Awaited<ReturnType<typeof startServer>>, 'app'>,
  patience = usualPatience,
) => {
  const { server, finish } = createHttpServer(app.callback(), patience);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen.');
  return { origin: `http://127.0.0.1:${address.port}`, port: address.port, server, finish };
};
