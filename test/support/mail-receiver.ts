import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';

/** A mail as it came. */
export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body, as they were on the wire. */
  readonly source: string;
  readonly messageId: string;
}

/** What a mail server does: takes it, `lost`: takes it and says it did not, or refuses with a status. */
export type MailReaction = 'taken' | 'lost' | number;

const smtpError = (code: number) => Object.assign(new Error('No.'), { responseCode: code });

/** A mail server on this machine; it ends with the test. */
export const mailReceiver = async (
  t: TestContext,
  react: (mail: Mail) => MailReaction = () => 'taken',
  { refuseRecipient }: { refuseRecipient?: number } = {},
) => {
  const taken: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, callback) => {
      callback(refuseRecipient === undefined ? null : smtpError(refuseRecipient));
    },
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString();
        const mail = {
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          source,
          messageId: /^Message-ID:\s*(<[^>]+>)/im.exec(source)?.[1] ?? '',
        };
        const reaction = react(mail);
        if (typeof reaction !== 'number') taken.push(mail);
        callback(reaction === 'taken' ? null : smtpError(reaction === 'lost' ? 451 : reaction));
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  t.after(() => server.close());
  const { port }: AddressInfo = addressOf(server);
  return { url: `smtp://127.0.0.1:${port}`, taken };
};

const addressOf = ({ server }: SMTPServer): AddressInfo => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen.');
  return address;
};
