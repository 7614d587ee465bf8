import { once } from 'node:events';
import { connect } from 'node:net';

/** A connection on which a test says what no client would, and hears what comes back byte for byte. */
export const rawConnection = async (origin: string) => {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  let heard = '';
  socket.setEncoding('latin1');
  socket.on('data', text => {
    heard += String(text);
  });
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  return {
    say: (text: string | Buffer) => socket.write(text),
    /** Resolves when something was heard that matches. */
    hear: async (pattern: RegExp): Promise<string> => {
      while (!pattern.test(heard) && !socket.closed) await Promise.race([once(socket, 'data'), closed]);
      return heard;
    },
    /** All that was said until the other side ended the connection. */
    rest: async (): Promise<string> => {
      await closed;
      return heard;
    },
    /** Says that nothing more will be said. */
    finish: () => socket.end(),
  };
};
