import { once } from 'node:events';
import type { Server } from 'node:net';
import * as z from 'zod/mini';

export const listeningSchema = z.object({ port: z.number() });
export type Listening = z.infer<typeof listeningSchema>;

/** Has a server listen on a free port of this machine alone. */
export const listen = async (server: Server): Promise<Listening> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen.');
  return { port: address.port };
};
