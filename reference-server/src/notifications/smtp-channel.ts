import { createTransport } from 'nodemailer';
import { SendError, type Channel } from './channel.ts';

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password in it where the server wants them. */
  readonly url: string;
  /** As it stands in the message: an address, or a name and an address. */
  readonly from: string;
}

/** E-mail by the municipality's server. */
export interface SmtpChannel extends Channel {
  /** Ends its connections. */
  close(): void;
}

/** The `Message-ID` follows from the notification's id, so that mail programs show one message once. */
export const smtpChannel = ({ url, from }: SmtpSettings): SmtpChannel => {
  const domain = /@([^\s>@]+)>?\s*$/.exec(from)?.[1] ?? 'mimer.invalid';
  const transport = createTransport({
    ...settingsIn(url),
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ id, to, subject, text, reference, locale }) => {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': locale,
            'X-Mimer-Reference': reference,
          },
        });
      } catch (error) {
        throw sendErrorOf(error);
      }
    },
    close: () => transport.close(),
  };
};

const settingsIn = (text: string) => {
  const { hostname, port, protocol, username, password } = new URL(text);
  const secure = protocol === 'smtps:';
  return {
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
  };
};

/** A 5xx about the recipient or the message is final; one about us, such as a wrong password, may be mended. */
const sendErrorOf = (error: unknown): SendError => {
  const code = property(error, 'code');
  const response = property(error, 'responseCode');
  const reason = typeof response === 'number' ? `SMTP ${response}` : typeof code === 'string' ? code : 'SMTP';
  const isFinal = typeof response === 'number' && response >= 500 && code !== 'EAUTH';
  return new SendError(reason, isFinal && (code === 'EENVELOPE' || code === 'EMESSAGE'));
};

const property = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined;
