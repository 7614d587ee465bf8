import { errorCode } from '../lowdb/file-system.ts';
import { sqlState } from './trouble.ts';

/** Why the database can't be used, and what the operator can do about it. Nothing was changed. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError' as const;
}

/** The database as a sentence may name it: its password is nobody's business. */
export const nameOf = (url: string): string => {
  const parsed = URL.parse(url);
  if (parsed === null) return 'of DATABASE_URL';
  const { username, host, pathname } = parsed;
  const user = username === '' ? '' : ` as ${decodeURIComponent(username)}`;
  return `${decodeURIComponent(pathname.slice(1)) || 'without a name'} at ${host || 'this machine'}${user}`;
};

/** What went wrong while connecting or migrating, in a sentence; what is our own mistake as it is. */
export const connectionTrouble = (error: unknown, url: string): unknown => {
  if (error instanceof DatabaseError) return error;
  const reason = sentenceFor(sqlState(error) ?? errorCode(error) ?? '', error);
  if (reason === undefined) return error;
  return new DatabaseError(`The database ${nameOf(url)} ${reason}`, { cause: error });
};

const sentenceFor = (code: string, error: unknown): string | undefined => {
  const message = error instanceof Error ? error.message : '';
  // The driver has no code for it.
  if (message.startsWith('The server does not support SSL'))
    return 'speaks without TLS only. Turn on “ssl” in postgresql.conf, or, where nobody can listen in between, take sslmode out of DATABASE_URL.';
  switch (code) {
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return 'shows a certificate whose issuer is not known here. Name the issuer’s own in DATABASE_URL: &sslrootcert=/path/to/ca.pem.';
    case 'CERT_HAS_EXPIRED':
      return 'shows a certificate that has expired. Renew it.';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'shows a certificate for another name. DATABASE_URL must name the host as the certificate does.';
    case 'ECONNREFUSED':
      return 'can’t be reached: nobody listens there. Is PostgreSQL running, and are host and port in DATABASE_URL right?';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'can’t be reached: there is no such host. Check DATABASE_URL.';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
    case 'ECONNRESET':
      return 'can’t be reached: the connection broke off. Check the network and the firewall between.';
    case 'ENOENT':
      return 'can’t be reached: there is no such socket. Is PostgreSQL running?';
    case '28P01':
    case '28000':
      return 'refuses this user or password. Check DATABASE_URL and pg_hba.conf.';
    case '3D000':
      return 'does not exist. Create it: createdb, or CREATE DATABASE … ENCODING UTF8.';
    case '42501':
      return 'does not let this user make its tables. GRANT CREATE ON DATABASE … TO the user, or make the user its owner.';
    case '53300':
      return 'has no connection left. Raise max_connections, or lower the number of servers.';
    case '57P03':
      return 'is starting or stopping. Try again in a moment.';
    case '53100':
      return 'has no room left on its disk. Make room there; nothing was changed.';
    case '25006':
      return 'is read-only: a standby, perhaps. DATABASE_URL must name the primary.';
    default:
      return /timeout|terminated/i.test(message)
        ? 'did not answer in time. Check the network, and whether PostgreSQL is well.'
        : undefined;
  }
};
