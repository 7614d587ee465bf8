import * as z from 'zod/mini';

/** A code or id: ASCII, speakable, never a number. */
export const codeSchema = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/));

/** A moment: RFC 3339 with offset. */
export const dateTimeSchema = z.iso.datetime({ offset: true });

/** A day in the jurisdiction's time zone: `YYYY-MM-DD`. */
export const dateSchema = z.iso.date();

/** A language: BCP 47. */
export const localeSchema = z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));

/** A telephone number: E.164. */
export const phoneSchema = z.e164();

/** An e-mail address of at most 254 characters; domains beyond ASCII come as Punycode. */
export const emailSchema = z.email().check(z.maxLength(254));

/** A short line of text. */
export const lineSchema = z.string().check(z.minLength(1), z.maxLength(200));

/** A longer text, as people write it. */
export const textSchema = z.string().check(z.minLength(1), z.maxLength(4000));

/** The public number of a request, `2026-4819073-2`; its check digit is `isReference`'s business. */
export const referenceSchema = z.string().check(z.regex(/^\d{4}-\d{7}-\d$/));

/** The secret that goes with a reference: ten digits. */
export const trackingCodeSchema = z.string().check(z.regex(/^\d{10}$/));

/** How a citizen can be told the result. */
export const replyChannelSchema = z.enum(['sms', 'phone', 'whatsapp', 'email', 'post', 'none']);
export type ReplyChannel = z.infer<typeof replyChannelSchema>;

/** How a request reached the municipality. */
export const sourceSchema = z.enum([
  'web',
  'phone',
  'in_person',
  'petition',
  'email',
  'whatsapp',
  'social_media',
  'other',
]);
export type Source = z.infer<typeof sourceSchema>;

/** A code with the name that people read. */
export const namedSchema = z.object({ code: codeSchema, name: z.string() });
export type Named = z.infer<typeof namedSchema>;
