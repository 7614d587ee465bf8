import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The operator's settings; architecture and README list them. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly jurisdictionsFolder: string;
  /** Undefined: one is made at the first start and kept in the data folder. */
  readonly secret: string | undefined;
  readonly publicUrl: string;
  readonly deskOrigins: readonly string[];
  /** A folder with pages to serve at the root. */
  readonly siteFolder: string | undefined;
  readonly logLevel: string;
}

/** A setting that can't be used; the message names it and says what is wanted. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError' as const;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings from the environment.
 *
 * @throws ConfigError naming the setting.
 */
export const configFrom = (environment: Environment): Config => {
  const get = (name: string) => environment[name]?.trim() || undefined;
  const port = portFrom(get('PORT') ?? '8787');
  const publicUrl = httpUrl('MIMER_PUBLIC_URL', get('MIMER_PUBLIC_URL') ?? `http://localhost:${port}`);
  const site = get('MIMER_SITE');
  return {
    port,
    host: get('HOST') ?? '127.0.0.1',
    dataFolder: resolve(get('MIMER_DATA') ?? './data'),
    jurisdictionsFolder: folderFrom(get('MIMER_JURISDICTIONS')),
    secret: secretFrom(get('MIMER_SECRET')),
    publicUrl,
    deskOrigins: [
      new URL(publicUrl).origin,
      ...(get('MIMER_ORIGINS') ?? '')
        .split(',')
        .map(origin => origin.trim())
        .filter(origin => origin !== '')
        .map(originFrom),
    ],
    siteFolder: site === undefined ? undefined : resolve(site),
    logLevel: logLevelFrom(get('LOG_LEVEL') ?? 'info'),
  };
};

const portFrom = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`PORT must be a number from 0 to 65535, not “${text}”.`);
  return port;
};

const httpUrl = (name: string, text: string): string => {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new ConfigError(`${name} must be an http(s) URL, not “${text}”.`);
  return text.replace(/\/+$/, '');
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

const folderFrom = (text: string | undefined): string => {
  if (text === undefined) return fileURLToPath(new URL('../jurisdictions', import.meta.url));
  return isAbsolute(text) ? text : resolve(text);
};
