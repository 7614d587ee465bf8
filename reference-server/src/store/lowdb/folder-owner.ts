import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, symlink, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '../../operator-error.ts';
import { errorCode } from './file-system.ts';

// The kernel's limit is 108 bytes on Linux, 104 on macOS, with the final zero.
const longestSocketPath = 103;

/** Whether a file in a folder is, or was, the socket of its owner. */
export const isOwnerSocket = (name: string) => /^owner-[0-9a-f]{12}\.sock$/.test(name);

/** The right to write in a folder, until it is released or the process dies. */
export interface FolderOwnership {
  readonly release: () => Promise<void>;
}

/**
 * Makes this process the only owner of an existing folder on a local disk, by a listening socket in it: unlike a PID
 * file, it can't outlive the process that holds it.
 *
 * Whoever wants the folder listens first and looks for others after. Of two that start at once, the one that listens
 * later must see the other; so both may be refused, but never both accepted.
 *
 * @throws {@link OperatorError} when another process owns the folder.
 */
export const ownFolder = async (folder: string): Promise<FolderOwnership> => {
  const name = `owner-${randomBytes(6).toString('hex')}.sock`;
  const path = join(folder, name);
  const server = await throughShortPath(folder, name, listen);
  const release = async () => {
    await new Promise(resolve => server.close(resolve));
    await unlink(path).catch(() => undefined);
  };
  try {
    const others = (await readdir(folder)).filter(other => isOwnerSocket(other) && other !== name);
    for (const other of others) {
      if (await throughShortPath(folder, other, isAnswered)) throw taken(folder);
      await unlink(join(folder, other)).catch(() => undefined);
    }
    // Someone who looked before this process listened may have taken its socket for a dead one. By now they have
    // given up, else they would have answered; but nobody later would see this owner.
    await stat(path).catch(() => Promise.reject(taken(folder)));
  } catch (error) {
    await release();
    throw error;
  }
  return { release };
};

const taken = (folder: string) =>
  new OperatorError(
    `Another process uses the data folder ${folder}: stop that one first, or give this one another MIMER_DATA.`,
  );

const listen = (path: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy());
    server.once('error', reject);
    server.listen(path, () => resolve(server));
    server.unref();
  });

/** Only a refusal proves that nobody listens any more; whatever else goes wrong is taken for a living owner. */
const isAnswered = (path: string): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true));
    socket.once('error', error => resolve(!['ECONNREFUSED', 'ENOENT'].includes(errorCode(error) ?? '')));
    socket.once('close', () => resolve(true));
    socket.once('connect', () => socket.destroy());
  });

/** Sockets have no long paths; a symbolic link to the folder, needed only while binding or connecting, makes one short. */
const throughShortPath = async <T>(
  folder: string,
  name: string,
  use: (path: string) => Promise<T>,
): Promise<T> => {
  const path = join(folder, name);
  if (Buffer.byteLength(path) <= longestSocketPath) return use(path);
  const temporary = await mkdtemp(join(tmpdir(), 'mimer-'));
  try {
    const link = join(temporary, 'folder');
    await symlink(folder, link);
    return await use(join(link, name));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
};
