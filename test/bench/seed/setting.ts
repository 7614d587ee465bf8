import { secretsFrom } from '../../../reference-server/src/secrets.ts';
import { trackingCodeOf } from '../../../reference-server/src/requests/tracking-code.ts';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';

/** With what every server of the benchmark makes its tracking codes. */
export const secret = 'a secret that is long enough for the benchmark';

export const secrets = secretsFrom(secret);

export const jurisdiction = 'melikgazi';

/** The code that opens a request. */
export const codeOf = ({ reference, tracking: { salt } }: StoredRequest): string =>
  trackingCodeOf(secrets.mint.key, { jurisdiction, reference, salt });

/** Settings for a server on a data folder: as in production, but that one client may call as often as it can. */
export const serverEnvironment = (dataFolder: string, port = 0): Readonly<Record<string, string>> => ({
  PORT: String(port),
  MIMER_DATA: dataFolder,
  MIMER_SECRET: secret,
  LOG_LEVEL: 'warn',
  ...Object.fromEntries(
    ['CHALLENGES', 'SUBMISSIONS', 'UPLOADS', 'RECEIPTS', 'STATISTICS', 'DESK'].map(name => [
      `LIMIT_${name}`,
      '0',
    ]),
  ),
});
