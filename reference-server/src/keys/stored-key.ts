import { codeSchema, dateTimeSchema, scopes } from '@melikgazi/mimer-sdk/contract';
import * as z from 'zod/mini';

/** What is stored of an API key: all but the key. */
export const storedKeySchema = z.object({
  id: z.string().check(z.regex(/^[0-9a-f]{12}$/)),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  label: z.string().check(z.minLength(1)),
  client: codeSchema,
  scopes: z.readonly(z.array(z.enum(scopes))),
  unit: z.optional(codeSchema),
  expiresAt: z.optional(dateTimeSchema),
  test: z.boolean(),
  createdAt: dateTimeSchema,
  revokedAt: z.optional(dateTimeSchema),
});
export type StoredKey = z.infer<typeof storedKeySchema>;
