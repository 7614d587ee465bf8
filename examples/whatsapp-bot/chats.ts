import { writeDurably } from '@melikgazi/example-file-outbox';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';

const line = z.optional(z.string());
const placeSchema = z.object({ lat: z.number(), lng: z.number(), directions: line });
const partSchema = z.object({ text: line, photo: line, place: z.optional(placeSchema) });

/** What one message told; `photo` is the backend's id. */
export type Part = z.infer<typeof partSchema>;

/**
 * A request that is being told: its parts by their messages, so that one that is delivered twice is told once; the version of the
 * notice that was shown; the message that said “send”, from which on nothing changes; when it was last heard of, in milliseconds.
 */
const chatSchema = z.object({
  parts: z.record(z.string(), partSchema),
  notice: z.string(),
  sentBy: line,
  at: z.number(),
});
export type Chat = z.infer<typeof chatSchema>;

const keptSchema = z.object({
  chats: z.record(z.string(), chatSchema),
  seen: z.record(z.string(), z.number()),
});
const hour = 3_600_000;
const digestOf = (messageId: string) => createHash('sha256').update(messageId).digest('base64url');

/**
 * The chats that are under way, by telephone, in one file; a change is on the disk once it resolves. A chat is gone once its request
 * is registered, or when nobody goes on with it for twenty hours. Of messages that were dealt with, a digest is kept for a week.
 */
export const openChats = async (path: string) => {
  // Made where it is missing; any other trouble is for whoever starts the bot.
  const text = await readFile(path, { encoding: 'utf8', flag: 'a+' });
  const { chats, seen } = keptSchema.parse(JSON.parse(text || '{ "chats": {}, "seen": {} }'));
  const write = async (): Promise<void> => {
    const now = Date.now();
    for (const [phone, { at }] of Object.entries(chats)) if (at < now - 20 * hour) delete chats[phone];
    for (const [digest, at] of Object.entries(seen)) if (at < now - 168 * hour) delete seen[digest];
    await writeDurably(path, JSON.stringify({ chats, seen }));
  };
  return {
    get: (phone: string): Chat | undefined => chats[phone],
    hasSeen: (messageId: string): boolean => seen[digestOf(messageId)] !== undefined,
    keep: async (phone: string, chat: Chat): Promise<Chat> => {
      chats[phone] = { ...chat, at: Date.now() };
      await write();
      return chat;
    },
    /** The message needs no more, nor does the chat of `phone`, where one is named. */
    done: async (messageId: string, phone = ''): Promise<void> => {
      delete chats[phone];
      seen[digestOf(messageId)] = Date.now();
      await write();
    },
  };
};
