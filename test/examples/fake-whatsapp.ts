import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import * as z from 'zod/mini';
import { onLoopback } from '../support/on-loopback.ts';

const saidSchema = z.object({
  to: z.string(),
  text: z.optional(z.object({ body: z.string() })),
  interactive: z.optional(
    z.object({
      body: z.object({ text: z.string() }),
      action: z.object({
        buttons: z.array(z.object({ reply: z.object({ id: z.string(), title: z.string() }) })),
      }),
    }),
  ),
});

export const whatsAppSecrets = { app: 'the app’s secret', verify: 'the verify token', token: 'graph-token' };

/** WhatsApp's Graph API on this machine: keeps what the bot says, and gives out photos. It ends with the test. */
export const fakeGraph = async (t: TestContext, photos: Readonly<Record<string, Uint8Array>>) => {
  const said: { readonly to: string; readonly text: string; readonly buttons: readonly string[] }[] = [];
  const trouble = { isDown: false };
  const server = createServer((request, response) => {
    const answer = async (): Promise<unknown> => {
      if (request.headers.authorization !== `Bearer ${whatsAppSecrets.token}`) return 401;
      const [, first = '', name = ''] = (request.url ?? '').split('/');
      if (request.method === 'POST') {
        if (trouble.isDown) return 500;
        const { to, text, interactive } = saidSchema.parse(await json(request));
        const buttons = interactive?.action.buttons.map(({ reply }) => reply.id) ?? [];
        said.push({ to, text: text?.body ?? interactive?.body.text ?? '', buttons });
        return { messages: [{ id: 'wamid.ours' }] };
      }
      if (first === 'files') return photos[name] ?? 404;
      return first in photos ? { url: `${origin}/files/${first}`, mime_type: 'image/jpeg' } : 404;
    };
    answer().then(
      result => {
        if (typeof result === 'number') response.writeHead(result).end();
        else response.end(result instanceof Uint8Array ? result : JSON.stringify(result));
      },
      () => response.writeHead(400).end(),
    );
  });
  const { origin } = await onLoopback(t, server);
  return { origin, said, trouble };
};

/** A delivery as WhatsApp's Cloud API makes it, with one message; no two telephones have a message's id in common. */
export const deliveryOf = (from: string, message: { readonly id: string }) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '102290129340398',
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '905302539191', phone_number_id: '106540352242922' },
            contacts: [{ profile: { name: 'Ayşe' }, wa_id: from }],
            messages: [{ from, timestamp: '1795680000', ...message, id: `wamid.${from}.${message.id}` }],
          },
        },
      ],
    },
  ],
});

/** Delivers it to the bot, signed, and answers the bot's status. */
export const deliver = async (
  bot: string,
  delivery: object,
  secret = whatsAppSecrets.app,
): Promise<number> => {
  const body = JSON.stringify(delivery);
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature-256': `sha256=${signature}` };
  return (await fetch(bot, { method: 'POST', headers, body })).status;
};
