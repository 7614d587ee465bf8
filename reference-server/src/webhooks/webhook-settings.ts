import { codeSchema, eventTypeSchema, type EventType } from '@melikgazi/mimer-sdk/contract';
import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { ConfigError } from '../config-error.ts';
import { pointerOf } from '@melikgazi/mimer-sdk/domain';
import { isWebhookSecret } from '../outbound/signature.ts';

const webhookSchema = z.strictObject({
  id: codeSchema,
  url: z.string(),
  /** Each signs, so that a new one can be added before the old one goes. */
  secrets: z
    .array(z.string().check(z.refine(isWebhookSecret, 'must be whsec_ and 24 to 64 bytes in base64')))
    .check(z.minLength(1), z.maxLength(5)),
  /** The types of event it wants. @default all */
  events: z.optional(z.array(eventTypeSchema).check(z.minLength(1))),
  /** Whether it may stand in the municipality's own network. @default false */
  allowPrivate: z.optional(z.boolean()),
});

/** A receiver of events that the operator configured. */
export interface Webhook {
  readonly id: string;
  readonly url: URL;
  readonly secrets: readonly string[];
  readonly allowPrivate: boolean;
  readonly wants: (type: EventType) => boolean;
}

/**
 * The webhooks in a file: a list of `{ id, url, secrets, events?, allowPrivate? }`.
 *
 * @throws ConfigError naming the file, the place in it and what is wanted; never a secret.
 */
export const loadWebhooks = async (path: string): Promise<readonly Webhook[]> => {
  const refuse = (place: string, reason: string): never => {
    throw new ConfigError(`WEBHOOKS_FILE ${path}${place === '' ? '' : ` at ${place}`} ${reason}.`);
  };
  const text = await readFile(path, 'utf8').catch(() => refuse('', 'can’t be read'));
  const { success, data, error } = z.safeParse(z.array(webhookSchema), json(text));
  if (!success) {
    for (const issue of error.issues) refuse(pointerOf(issue.path), reasonOf(issue));
    return refuse('', 'can’t be used');
  }
  return data.map(({ id, secrets, events, allowPrivate = false, url: address }, index) => {
    const url = URL.parse(address);
    if (data.findIndex(other => other.id === id) !== index) refuse(`/${index}/id`, `stands twice: “${id}”`);
    if (url === null || !/^https?:$/.test(url.protocol))
      return refuse(`/${index}/url`, 'must be an http(s) URL');
    if (url.protocol === 'http:' && !allowPrivate)
      refuse(`/${index}/url`, 'must be an https URL unless allowPrivate is true');
    if (url.username !== '' || url.password !== '')
      refuse(`/${index}/url`, 'must not hold a password: messages are signed');
    return { id, url, secrets, allowPrivate, wants: type => events?.includes(type) ?? true };
  });
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const reasonOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `does not know ${issue.keys.map(key => `“${key}”`).join(', ')}`;
    case 'invalid_type':
      return `must be ${issue.expected}`;
    case 'custom':
      return issue.message;
    default:
      return issue.code.replaceAll('_', ' ');
  }
};
