import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';

const line = z.optional(z.string());
const pointSchema = z.object({ latitude: z.number(), longitude: z.number(), name: line, address: line });

/** A message of a citizen, as WhatsApp's Cloud API tells it; which members are there depends on its type. */
const messageSchema = z.object({
  id: z.string(),
  from: z.string().check(z.regex(/^[1-9]\d{6,14}$/)),
  text: z.optional(z.object({ body: z.string() })),
  image: z.optional(z.object({ id: z.string(), caption: line })),
  location: z.optional(pointSchema),
  interactive: z.optional(z.object({ button_reply: z.optional(z.object({ id: z.string() })) })),
});
export type Message = z.infer<typeof messageSchema>;

const changeSchema = z.object({ value: z.object({ messages: z.optional(z.array(z.unknown())) }) });
const webhookSchema = z.object({ entry: z.array(z.object({ changes: z.array(changeSchema) })) });
const mediaSchema = z.object({ url: z.url(), mime_type: z.string() });

/** The messages of a delivery; there are none in news of what became of ours. What is no message is left out. */
export const messagesIn = (json: string): Message[] =>
  webhookSchema
    .parse(JSON.parse(json))
    .entry.flatMap(({ changes }) => changes.flatMap(({ value }) => value.messages ?? []))
    .flatMap(message => messageSchema.safeParse(message).data ?? []);

/** Whether it was WhatsApp that sent these bytes: `X-Hub-Signature-256` is their HMAC by the app's secret. */
export const isSigned = (bytes: Uint8Array, signature: string, secret: string): boolean => {
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/** What of the Graph API the bot needs. `graph` is its address with the version, `number` the id of the bot's number. */
export const createWhatsApp = (graph: string, number: string, token: string) => {
  const call = async (url: string, body?: object): Promise<Response> => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(url, {
      headers,
      ...post,
      redirect: 'error',
      signal: AbortSignal.timeout(15_000),
    });
    if (!response.ok) throw new Error(`WhatsApp answered ${response.status}.`);
    return response;
  };
  return {
    /** Says something, over buttons where there are some: their ids with their titles. */
    say: async (to: string, text: string, buttons?: Readonly<Record<string, string>>): Promise<void> => {
      const replies = Object.entries(buttons ?? {}).map(([id, title]) => ({
        type: 'reply',
        reply: { id, title },
      }));
      const interactive = { type: 'button', body: { text }, action: { buttons: replies } };
      const content = buttons ? { type: 'interactive', interactive } : { type: 'text', text: { body: text } };
      await call(`${graph}/${number}/messages`, { messaging_product: 'whatsapp', to, ...content });
    },
    /** The bytes of a photo, with its type. */
    download: async (id: string): Promise<Blob> => {
      const media: unknown = await (await call(`${graph}/${encodeURIComponent(id)}`)).json();
      const { url, mime_type: type } = mediaSchema.parse(media);
      return new Blob([await (await call(url)).arrayBuffer()], { type });
    },
  };
};
