import { createMimer, isApiError } from '@melikgazi/mimer-sdk';
import { fold } from '@melikgazi/mimer-sdk/fold';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { openChats, type Chat, type Part } from './chats.ts';
import { createWhatsApp, isSigned, messagesIn, type Message } from './whatsapp.ts';
import words from './words.json' with { type: 'json' };

// Turns WhatsApp chats into requests. A delivery is answered once all that it led to is done; what fails is delivered again by
// WhatsApp, and may be done again: parts are known by their message, requests by the message that said “send”.

const setting = (name: string, otherwise?: string): string => {
  const value = process.env[name] ?? otherwise;
  if (value !== undefined) return value;
  console.error(`Set ${name}; README.md says what to.`);
  process.exit(1);
};
const appSecret = setting('WHATSAPP_APP_SECRET');
const verifyToken = setting('WHATSAPP_VERIFY_TOKEN');
const graph = setting('WHATSAPP_GRAPH', 'https://graph.facebook.com/v23.0');
const whatsApp = createWhatsApp(graph, setting('WHATSAPP_NUMBER_ID'), setting('WHATSAPP_TOKEN'));
const [endpoint, apiKey] = [setting('MIMER_ENDPOINT'), setting('MIMER_KEY')];
const mimer = createMimer({ endpoint, apiKey, locale: 'tr' });
const [kind, service] = [setting('MIMER_KIND', 'report'), setting('MIMER_SERVICE', 'GEN-99')];
const chats = await openChats(setting('CHATS', 'chats.json'));
const mostPhotos = 5;

type Values = Readonly<Record<string, string | undefined>>;
const say = (name: keyof typeof words.replies, values: Values = {}): string =>
  words.replies[name].replaceAll(/\{(\w+)\}/g, (_, value: string) => values[value] ?? '');

/** Lets through the backend's last word; what may come right is thrown, for the message to come again. */
const refused = (error: unknown): undefined => {
  const isFinal = isApiError(error) && [409, 413, 415, 422].includes(error.status);
  if (!isFinal || error.code === 'in_flight') throw error;
};

/** What became of the requests that came from this telephone, the latest first. */
const statusOf = async (phone: string): Promise<string> => {
  const { items } = await mimer.desk.requests.page({ q: phone, sort: '-receivedAt', limit: 3 });
  const found = await Promise.all(items.map(({ reference }) => mimer.desk.requests.get(reference)));
  const own = found.filter(({ applicant }) => applicant?.phone === phone);
  const told = own.map(({ reference, service, statusLabel, closedAt, timeline }) => {
    const text = closedAt && timeline.findLast(event => event.public && event.text)?.text;
    return say('status', { reference, service: service.name, statusLabel, text: text && `\n${text}` });
  });
  return told.join('\n\n') || say('noRequests');
};

const textOf = ({ parts }: Chat): string => {
  const texts = Object.values(parts).flatMap(({ text }) => text ?? []);
  return texts.join('\n').slice(0, 4000);
};

/** Registers what was told, once for the message that said so, tells the receipt and forgets the chat. */
const submit = async (from: string, chat: Chat, externalId: string): Promise<void> => {
  const parts = Object.values(chat.parts);
  const request = {
    ...({ source: 'whatsapp', externalId, kind, service, description: textOf(chat) } as const),
    location: parts.findLast(part => part.place !== undefined)?.place,
    attachments: parts.flatMap(({ photo }) => photo ?? []),
    applicant: { phone: `+${from}` },
    reply: { channel: 'sms', locale: 'tr' } as const,
    notices: [{ id: 'general', version: chat.notice }],
  };
  const idempotencyKey = createHash('sha256').update(externalId).digest('base64url');
  const receipt = await mimer.requests.create(request, { idempotencyKey }).catch(refused);
  const { reference, trackingCode, dueOn } = receipt ?? {};
  const due = dueOn && say('due', { dueOn });
  await whatsApp.say(from, receipt ? say('receipt', { reference, trackingCode, due }) : say('refused'));
  await chats.done(externalId, from);
};

const begin = async (from: string): Promise<Chat> => {
  const notice = (await mimer.jurisdiction.get()).notices.find(({ id }) => id === 'general');
  await whatsApp.say(from, say('welcome'));
  await whatsApp.say(from, say('notice', { ...notice }));
  return chats.keep(from, { parts: {}, notice: notice?.version ?? '', at: 0 });
};

/** What a message tells; nothing where the bot cannot read it, or the backend does not take the photo. */
const partOf = async ({ text, image, location }: Message): Promise<Part | undefined> => {
  if (text !== undefined) return { text: text.body };
  if (image !== undefined) {
    const photo = await whatsApp.download(image.id);
    const attachment = await mimer.attachments.upload(photo, { name: 'whatsapp' }).catch(refused);
    return attachment && { text: image.caption, photo: attachment.id };
  }
  if (location === undefined) return undefined;
  const directions = [location.name, location.address].filter(Boolean).join(', ').slice(0, 1000);
  return { place: { lat: location.latitude, lng: location.longitude, directions: directions || undefined } };
};

const add = async (message: Message, chat: Chat): Promise<void> => {
  const { id, from, image } = message;
  const { [id]: _, ...others } = chat.parts;
  const photos = Object.values(others).filter(({ photo }) => photo !== undefined);
  const isFull = image !== undefined && photos.length >= mostPhotos;
  const part = isFull ? undefined : await partOf(message);
  if (part === undefined)
    return whatsApp.say(from, say(isFull ? 'tooMany' : image ? 'photoRefused' : 'unsupported'));
  const told = await chats.keep(from, { ...chat, parts: { ...chat.parts, [id]: part } });
  if (textOf(told) === '') await whatsApp.say(from, say('describe'));
  else await whatsApp.say(from, say('more'), words.buttons);
};

const handle = async (message: Message): Promise<void> => {
  const { id, from, text, interactive } = message;
  const means = (command: keyof typeof words.commands) =>
    interactive?.button_reply?.id === command ||
    words.commands[command].some(known => fold(known) === fold(text?.body ?? ''));
  // What was to be sent and could not goes first.
  const stuck = chats.get(from);
  if (stuck?.sentBy !== undefined) await submit(from, stuck, stuck.sentBy);
  if (chats.hasSeen(id)) return;
  const chat = chats.get(from);
  if (means('status')) await whatsApp.say(from, await statusOf(`+${from}`));
  else if (means('cancel')) await whatsApp.say(from, say('cancelled'));
  else if (means('send') && chat === undefined) await whatsApp.say(from, say('nothing'));
  else if (means('send') && chat !== undefined && textOf(chat) !== '')
    return submit(from, await chats.keep(from, { ...chat, sentBy: id }), id);
  else {
    const begun = chat ?? (await begin(from));
    if (means('send')) await whatsApp.say(from, say('describe'));
    else if (!means('greet')) await add(message, begun);
  }
  await chats.done(id, means('cancel') ? from : undefined);
};

// One message at a time, in the order in which they came.
let last: Promise<unknown> = Promise.resolve();
const inTurn = (message: Message): Promise<void> => {
  const turn = last.then(() => handle(message));
  last = turn.catch(() => undefined);
  return turn;
};

const answer = async (
  { method, url, headers }: IncomingMessage,
  bytes: Buffer,
): Promise<[number, string]> => {
  const { searchParams: query } = new URL(url ?? '/', 'http://bot');
  const isOurs = query.get('hub.verify_token') === verifyToken;
  if (method === 'GET') return isOurs ? [200, query.get('hub.challenge') ?? ''] : [403, ''];
  const signature = headers['x-hub-signature-256'];
  if (typeof signature !== 'string' || !isSigned(bytes, signature, appSecret)) return [401, ''];
  for (const message of messagesIn(bytes.toString())) await inTurn(message);
  return [200, ''];
};

const notDone = (error: unknown): [number, string] => {
  const { name, code } = isApiError(error)
    ? error
    : { name: error instanceof Error ? error.name : '', code: '' };
  // Names and codes alone: what people wrote belongs in no log.
  console.error('Not done yet:', name, code);
  return [503, ''];
};

const server = createServer((request, response) => {
  const answered = buffer(request).then(bytes => answer(request, bytes));
  void answered.catch(notDone).then(([status, text]) => response.writeHead(status).end(text));
});
server.listen(Number(setting('PORT', '8080')), '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}/`);
});
