import { ConfigError } from './config-error.ts';
import { JurisdictionError } from './jurisdictions/load.ts';
import { OperatorError } from './operator-error.ts';
import { errorCode } from './store/lowdb/file-system.ts';
import { DatabaseError } from './store/postgres/connection-trouble.ts';
import { UsageError } from './usage-error.ts';

/**
 * What to tell the operator of a failure that is theirs to mend, of the machine for one; `undefined` for what is ours.
 * Many failures wrap the one that they come from.
 *
 * @param otherwise - The folder to name where the system does not say which it was.
 */
export const operatorSentence = (error: unknown, otherwise?: string): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const isTheirs =
    error instanceof OperatorError ||
    error instanceof ConfigError ||
    error instanceof DatabaseError ||
    error instanceof JurisdictionError ||
    error instanceof UsageError;
  return isTheirs
    ? error.message
    : (systemSentence(error, otherwise) ?? operatorSentence(error.cause, otherwise));
};

const systemSentence = (error: Error, otherwise: string | undefined): string | undefined => {
  const code = errorCode(error);
  // A socket in a folder has the port -1.
  if ('port' in error && typeof error.port === 'number' && error.port >= 0)
    return portSentence(code, error.port);
  const where = placeOf(error, otherwise);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full (${where}): make room on it, then try again.`;
    case 'EROFS':
      return `The disk can only be read (${where}): mount it so that it can be written, or name another folder.`;
    case 'EACCES':
    case 'EPERM':
      return `This user may not do that (${where}): give the folder to the user who runs this, with chown, or name another.`;
    case 'ENOTDIR':
      return `A folder was expected where there is a file (${where}): name another folder.`;
    case 'EIO':
      return `The disk reports a fault (${where}): look at the system's log, and make a backup while it can be read.`;
    case 'EMFILE':
    case 'ENFILE':
      return `Too many files are open (${where}): raise the limit, with ulimit -n for one.`;
    default:
      return undefined;
  }
};

const portSentence = (code: string | undefined, port: number): string | undefined => {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken: stop the program that listens there, or set PORT or METRICS_PORT to another.`;
  if (code === 'EACCES') return `This user may not listen on port ${port}: set PORT to one above 1023.`;
  return undefined;
};

/** The system's code and the file, which the system names and whose name holds no personal data. */
const placeOf = (error: Error, otherwise: string | undefined): string => {
  const [path = otherwise] = ['dest', 'path', 'address'].flatMap(name => {
    const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value;
    return typeof value === 'string' ? [value] : [];
  });
  return [errorCode(error), path].filter(part => part !== undefined).join(', ');
};
