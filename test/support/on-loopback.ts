import { once } from 'node:events';
import type { Server } from 'node:net';

/** What a test is asked for. */
interface Scope {
  readonly after: (undo: () => void) => void;
}

/** Has a server listen on a free port of this machine alone until the test is over; answers where. */
export const onLoopback = async (
  t: Scope,
  server: Server & { readonly closeAllConnections?: () => void },
): Promise<{ readonly origin: string; readonly port: number }> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections?.();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen.');
  return { origin: `http://127.0.0.1:${address.port}`, port: address.port };
};
