import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.ts';
import { errorCode } from './store/lowdb/file-system.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that hold a password or a key. */
const secretSettings = [
  'DATABASE_URL',
  'MIMER_SECRET',
  'SMTP_URL',
  'SMS_GATEWAY_SECRET',
  'WHATSAPP_GATEWAY_SECRET',
] as const;

/**
 * The environment, with each secret that stands in the file that `<SETTING>_FILE` names, which is how containers are handed
 * secrets: a file is in no list of processes and in no description of the container.
 *
 * @throws ConfigError naming the setting. It repeats neither what is in the file nor its name, which may be the secret itself
 *   where somebody has mistaken one for the other.
 */
export const withSecretFiles = (environment: Environment): Environment => {
  const found: Record<string, string | undefined> = { ...environment };
  for (const name of secretSettings) {
    const file = environment[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (environment[name]?.trim())
      throw new ConfigError(`${name} and ${name}_FILE are both set: leave one of them out.`);
    found[name] = secretIn(`${name}_FILE`, file);
  }
  return found;
};

const secretIn = (setting: string, file: string): string => {
  const text = read(setting, file).trim();
  if (text === '') throw new ConfigError(`${setting} names a file that is empty: write the secret into it.`);
  if (/[\r\n]/.test(text))
    throw new ConfigError(`${setting} names a file of several lines: it must hold the secret alone.`);
  return text;
};

const read = (setting: string, file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = errorCode(error) ?? 'unknown';
    throw new ConfigError(
      code === 'ENOENT'
        ? `${setting} names a file that is not there: it must be the path of a file with the secret, not the secret.`
        : `${setting} names a file that can’t be read (${code}): let the user who runs the server read it.`,
      { cause: error },
    );
  }
};
