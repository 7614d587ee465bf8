import { errorCode } from '../store/lowdb/file-system.ts';
import { unavailable } from '../store/lowdb/unavailable.ts';
import { ProblemError } from '@melikgazi/mimer-sdk/domain';

/** A failure of the disk as the error that says so; every other error as it is. */
export const diskTrouble = (error: unknown): unknown => {
  if (error instanceof ProblemError) return error;
  const code = errorCode(error);
  // Codes of the system have no underscore; those of Node.js itself do, and are our mistakes.
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) return error;
  return unavailable(error);
};
