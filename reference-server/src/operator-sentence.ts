import { ConfigError } from './config-error.ts';
import { JurisdictionError } from './jurisdictions/load.ts';
import { OperatorError } from './operator-error.ts';
import { errorCode } from './store/lowdb/file-system.ts';
import { UsageError } from './usage-error.ts';

/**
 * What to tell the operator of a failure that is theirs to mend, of the machine for one; `undefined` for what is ours.
 * Many failures wrap the one that they come from.
 */
export const operatorSentence = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const isTheirs =
    error instanceof OperatorError ||
    error instanceof ConfigError ||
    error instanceof JurisdictionError ||
    error instanceof UsageError;
  return isTheirs ? error.message : (systemSentence(error) ?? operatorSentence(error.cause));
};

const systemSentence = (error: Error): string | undefined => {
  const code = errorCode(error);
  if ('syscall' in error && error.syscall === 'listen' && 'port' in error)
    return listenSentence(code, String(error.port));
  const where = placeOf(error);
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

const listenSentence = (code: string | undefined, port: string): string | undefined => {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken: stop the program that listens there, or set PORT or METRICS_PORT to another.`;
  if (code === 'EACCES') return `This user may not listen on port ${port}: set PORT to one above 1023.`;
  return undefined;
};

/** The system's code and the file, which the system names and whose name holds no personal data. */
const placeOf = (error: Error): string => {
  const path = ['dest', 'path', 'address'].flatMap(name => {
    const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value;
    return typeof value === 'string' ? [value] : [];
  })[0];
  return [errorCode(error), path].filter(part => part !== undefined).join(', ');
};
