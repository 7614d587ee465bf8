import * as z from 'zod/mini';
import { isWebhookEvent, webhookEventSchema, type WebhookEvent } from '../contract/webhook-event.ts';
import { bytesOf, signedContent, signingKey } from './signing-key.ts';
import { WebhookError } from './webhook-error.ts';

/** The headers of a request: as `fetch` has them, or as Node has them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** What “just now” means. */
export interface VerifyOptions {
  /** @default the machine's clock */
  readonly now?: Date;
  /** How far the time of sending may be from now, before or after, in seconds. @default 300 */
  readonly tolerance?: number;
}

/** An event with the message's id, which stays the same however often the message is sent: do each id once. */
export type WebhookMessage = WebhookEvent & { readonly id: string };

/** A sender signs by each of its few secrets; a longer list only costs. */
const mostSignatures = 16;

/**
 * The event in a message from a webhook, once it is sure that somebody who knows one of the secrets has sent it just
 * now (Standard Webhooks 1.0). Nothing but WebCrypto is needed, so it runs in Node, in workers and at the edge alike.
 *
 * @param body - As it came: parsed and written anew, it has another signature.
 * @param secrets - `whsec_…`; several while one is changed for another.
 * @throws {@link WebhookError} with a `code` that says why the message is refused: answer 400, but 2xx to `unknown_event`.
 * @throws TypeError when there is no secret, or one that is none.
 * @example
 * const receive = async (message: Request, secrets: readonly string[]): Promise<Response> => {
 *   const event = await verifyWebhook(await message.text(), message.headers, secrets);
 *   if (event.type === 'request.resolved') console.log(`${event.data.reference} is done`);
 *   return new Response(null, { status: 204 });
 * };
 */
export const verifyWebhook = async (
  body: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
  { now = new Date(), tolerance = 300 }: VerifyOptions = {},
): Promise<WebhookMessage> => {
  const keys = await Promise.all([secrets].flat().map(signingKey));
  if (keys.length === 0) throw new TypeError('There is no secret to verify a webhook with.');
  const id = headerIn(headers, 'webhook-id');
  const timestamp = headerIn(headers, 'webhook-timestamp');
  const signatures = signaturesIn(headerIn(headers, 'webhook-signature'));
  if (!/^\d{1,12}$/.test(timestamp))
    throw new WebhookError('missing_header', 'webhook-timestamp is no Unix time.');
  // Not “farther than”: what is no number is no reason to believe anything.
  if (!(Math.abs(now.getTime() / 1000 - Number(timestamp)) <= tolerance))
    throw new WebhookError('stale', 'The message was not sent just now.');

  const bytes = bytesIn(body);
  const content = signedContent(id, timestamp, bytes);
  if (!(await isSigned(content, signatures, keys)))
    throw new WebhookError('bad_signature', 'None of the signatures is by one of the secrets.');
  return { ...eventIn(bytes), id };
};

const headerIn = (headers: WebhookHeaders, name: string): string => {
  const value =
    headers instanceof Headers
      ? headers.get(name)
      : Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];
  const text = value === null || value === undefined ? '' : [value].flat().join(', ');
  if (text === '') throw new WebhookError('missing_header', `${name} is missing.`);
  return text;
};

/** The signatures of the one version that secrets sign by. */
const signaturesIn = (header: string): Uint8Array<ArrayBuffer>[] =>
  header
    .split(' ')
    .slice(0, mostSignatures)
    .map(text => (text.startsWith('v1,') ? bytesOf(text.slice('v1,'.length)) : undefined))
    .filter(signature => signature !== undefined);

const bytesIn = (body: string | Uint8Array | ArrayBuffer): Uint8Array => {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  return body instanceof Uint8Array ? body : new Uint8Array(body);
};

/** `verify` compares in constant time. */
const isSigned = async (
  content: Uint8Array<ArrayBuffer>,
  signatures: readonly Uint8Array<ArrayBuffer>[],
  keys: readonly CryptoKey[],
): Promise<boolean> => {
  for (const key of keys)
    for (const signature of signatures)
      if (await crypto.subtle.verify('HMAC', key, signature, content)) return true;
  return false;
};

const typeSchema = z.object({ type: z.string() });

const eventIn = (bytes: Uint8Array): WebhookEvent => {
  const body = jsonIn(bytes);
  const { success, data } = z.safeParse(webhookEventSchema, body);
  if (success && isWebhookEvent(data)) return data;
  const typed = z.safeParse(typeSchema, body);
  const isKnown = webhookEventSchema.shape.type.options.some(type => type === typed.data?.type);
  if (!typed.success || isKnown) throw new WebhookError('bad_body', 'The body is no event of the contract.');
  throw new WebhookError('unknown_event', 'The event is of a type that this version does not know.');
};

const jsonIn = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    // Its words may quote the body.
    throw new WebhookError(
      'bad_body',
      `The body is no JSON (${cause instanceof Error ? cause.name : 'unreadable'}).`,
    );
  }
};
