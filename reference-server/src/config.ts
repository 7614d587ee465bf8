import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultCost } from './challenge.ts';
import { ConfigError } from './config-error.ts';
import { noProxies, trustedProxiesFrom, type TrustedProxies } from './limits/client-address.ts';
import { defaultLimits, limitNames, type LimitNumbers } from './limits/rate-limits.ts';
import { outboxConfigFrom, type OutboxConfig } from './notifications/outbox-config.ts';

/** The operator's settings; `OPERATING.md` lists them. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** A PostgreSQL database instead of the data folder. It may hold a password: `nameOf` names it without. */
  readonly databaseUrl: string | undefined;
  readonly jurisdictionsFolder: string;
  /** Undefined: one is made at the first start and kept in the data folder. With a database there always is one. */
  readonly secret: string | undefined;
  readonly publicUrl: string;
  readonly deskOrigins: readonly string[];
  /** Folders with pages to serve at the root; the first that has a page serves it. */
  readonly siteFolders: readonly string[];
  readonly logLevel: string;
  readonly trustedProxies: TrustedProxies;
  readonly limits: LimitNumbers;
  /** At most how many tries a submission without a key costs its sender. */
  readonly challengeTries: number;
  /** In place of each jurisdiction's own days that closed requests are kept. */
  readonly retentionDays: number | undefined;
  readonly outbox: OutboxConfig;
  /** Undefined: no metrics. */
  readonly metrics: { readonly port: number; readonly host: string } | undefined;
}

export { ConfigError };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings from the environment.
 *
 * @throws ConfigError naming the setting.
 */
export const configFrom = (environment: Environment): Config => {
  const get = (name: string) => environment[name]?.trim() || undefined;
  const port = portFrom('PORT', get('PORT') ?? '8787');
  const metricsPort = get('METRICS_PORT');
  const publicUrl = httpUrl('MIMER_PUBLIC_URL', get('MIMER_PUBLIC_URL') ?? `http://localhost:${port}`);
  const databaseUrl = databaseUrlFrom(get('DATABASE_URL'));
  const secret = secretFrom(get('MIMER_SECRET'));
  if (databaseUrl !== undefined && secret === undefined)
    throw new ConfigError(
      'MIMER_SECRET must be set where DATABASE_URL is: all servers that share a database need the same. Draw one with: openssl rand -base64 32',
    );
  return {
    port,
    host: get('HOST') ?? '127.0.0.1',
    dataFolder: resolve(get('MIMER_DATA') ?? './data'),
    databaseUrl,
    jurisdictionsFolder: folderFrom(get('MIMER_JURISDICTIONS')),
    secret,
    publicUrl,
    deskOrigins: [new URL(publicUrl).origin, ...listFrom(get('MIMER_ORIGINS')).map(originFrom)],
    siteFolders: listFrom(get('MIMER_SITE')).map(folder => resolve(folder)),
    logLevel: logLevelFrom(get('LOG_LEVEL') ?? 'info'),
    trustedProxies: trustedProxies(get('TRUSTED_PROXIES')),
    limits: limitsFrom(get),
    challengeTries: triesFrom('CHALLENGE_TRIES', get('CHALLENGE_TRIES')),
    retentionDays: daysFrom('RETENTION_DAYS', get('RETENTION_DAYS')),
    outbox: outboxConfigFrom(get),
    metrics:
      metricsPort === undefined
        ? undefined
        : { port: portFrom('METRICS_PORT', metricsPort), host: get('METRICS_HOST') ?? '127.0.0.1' },
  };
};

const listFrom = (text = ''): readonly string[] =>
  text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '');

const portFrom = (name: string, text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`${name} must be a number from 0 to 65535, not “${text}”.`);
  return port;
};

const triesFrom = (name: string, text = String(defaultCost.tries)): number => {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new ConfigError(`${name} must be a number of tries from 1 to 999999, not “${text}”.`);
  return Number(text);
};

const daysFrom = (name: string, text: string | undefined): number | undefined => {
  if (text !== undefined && !/^[1-9]\d{0,4}$/.test(text))
    throw new ConfigError(`${name} must be a number of days from 1 to 99999, not “${text}”.`);
  return text === undefined ? undefined : Number(text);
};

const httpUrl = (name: string, text: string): string => {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new ConfigError(`${name} must be an http(s) URL, not “${text}”.`);
  return text.replace(/\/+$/, '');
};

/** Its text is never repeated: there may be a password in it. */
const databaseUrlFrom = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2)
    throw new ConfigError(
      'DATABASE_URL must be a URL such as postgresql://mimer:password@host:5432/mimer, with what is special in the password percent-encoded.',
    );
  return text;
};

const originFrom = (text: string): string => {
  const { origin } = new URL(httpUrl('MIMER_ORIGINS', text));
  if (origin !== text.replace(/\/$/, ''))
    throw new ConfigError(`MIMER_ORIGINS takes origins such as https://desk.example.tr, not “${text}”.`);
  return origin;
};

const secretFrom = (text: string | undefined): string | undefined => {
  if (text !== undefined && text.split(',').some(secret => secret.trim().length < 32))
    throw new ConfigError(
      'MIMER_SECRET must be one or more secrets of at least 32 characters, with commas between.',
    );
  return text;
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

const logLevelFrom = (text: string): string => {
  if (!logLevels.includes(text))
    throw new ConfigError(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not “${text}”.`);
  return text;
};

const trustedProxies = (text: string | undefined): TrustedProxies => {
  if (text === undefined) return noProxies;
  try {
    return trustedProxiesFrom(text);
  } catch (error) {
    throw new ConfigError(
      `TRUSTED_PROXIES must be a number of hops, or addresses and networks such as 10.0.0.0/8 with commas between; ${error instanceof Error ? error.message : ''}.`,
    );
  }
};

const limitsFrom = (get: (name: string) => string | undefined): LimitNumbers => {
  const numbers = { ...defaultLimits };
  for (const limit of limitNames) {
    const name = `LIMIT_${limit.toUpperCase()}`;
    const text = get(name) ?? String(defaultLimits[limit]);
    if (!/^\d{1,9}$/.test(text))
      throw new ConfigError(
        `${name} must be how many calls are taken in ten minutes, or 0 for no limit, not “${text}”.`,
      );
    numbers[limit] = Number(text);
  }
  return numbers;
};

const folderFrom = (text: string | undefined): string => {
  if (text === undefined) return fileURLToPath(new URL('../jurisdictions', import.meta.url));
  return isAbsolute(text) ? text : resolve(text);
};
