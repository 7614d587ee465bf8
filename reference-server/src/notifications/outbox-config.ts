import { emailSchema, phoneSchema } from '@melikgazi/mimer-sdk/contract';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { ConfigError } from '../config-error.ts';
import { isWebhookSecret } from '../outbound/signature.ts';
import type { Gateway } from './gateway-channel.ts';
import type { SmtpSettings } from './smtp-channel.ts';

/** How messages leave. What is undefined has no gateway: its messages wait at the desk. */
export interface OutboxConfig {
  readonly smtp: SmtpSettings | undefined;
  readonly sms: Gateway | undefined;
  readonly whatsapp: Gateway | undefined;
  readonly webhooksFile: string | undefined;
  /** Telephone numbers and e-mail addresses that messages of test requests may go to. */
  readonly testRecipients: readonly string[];
}

/**
 * The settings of all that leaves the server.
 *
 * @throws ConfigError naming the setting; it quotes neither secrets nor passwords.
 */
export const outboxConfigFrom = (get: (name: string) => string | undefined): OutboxConfig => {
  const file = get('WEBHOOKS_FILE');
  return {
    smtp: smtpFrom(get('SMTP_URL'), get('MAIL_FROM')),
    sms: gatewayFrom('SMS_GATEWAY', get),
    whatsapp: gatewayFrom('WHATSAPP_GATEWAY', get),
    webhooksFile: file === undefined ? undefined : resolve(file),
    testRecipients: recipientsFrom(get('MIMER_TEST_RECIPIENTS') ?? ''),
  };
};

const smtpFrom = (url: string | undefined, from: string | undefined): SmtpSettings | undefined => {
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined || from === undefined)
    throw new ConfigError(
      `${url === undefined ? 'SMTP_URL' : 'MAIL_FROM'} is missing: e-mail wants SMTP_URL and MAIL_FROM, or neither.`,
    );
  const parsed = URL.parse(url);
  const hasMore = parsed !== null && (!['', '/'].includes(parsed.pathname) || parsed.hash !== '');
  if (parsed === null || !/^smtps?:$/.test(parsed.protocol) || parsed.hostname === '' || hasMore)
    throw new ConfigError(
      'SMTP_URL must be of the form smtp://user:password@host:587 or smtps://…, with what is special in user and password percent-encoded.',
    );
  const address = /<([^<>]+)>$/.exec(from)?.[1] ?? from;
  if (!z.safeParse(emailSchema, address).success)
    throw new ConfigError(`MAIL_FROM must be an address, or a name and <address>, not “${from}”.`);
  return { url, from };
};

const gatewayFrom = (name: string, get: (name: string) => string | undefined): Gateway | undefined => {
  const [url, secret] = [get(`${name}_URL`), get(`${name}_SECRET`)];
  if (url === undefined && secret === undefined) return undefined;
  if (url === undefined || secret === undefined)
    throw new ConfigError(
      `${name}_${url === undefined ? 'URL' : 'SECRET'} is missing: a gateway wants ${name}_URL and ${name}_SECRET, or neither.`,
    );
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    throw new ConfigError(`${name}_URL must be an http(s) URL.`);
  if (!isWebhookSecret(secret))
    throw new ConfigError(`${name}_SECRET must be whsec_ and 24 to 64 bytes in base64.`);
  return { url, secret };
};

const recipientsFrom = (text: string): string[] =>
  text
    .split(',')
    .map(recipient => recipient.trim())
    .filter(recipient => recipient !== '')
    .map(recipient => {
      if (!z.safeParse(z.union([phoneSchema, emailSchema]), recipient).success)
        throw new ConfigError(
          'MIMER_TEST_RECIPIENTS must be telephone numbers such as +905300000000 and e-mail addresses, with commas between.',
        );
      return recipient;
    });
