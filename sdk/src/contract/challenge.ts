import * as z from 'zod/mini';

const hexSchema = z.string().check(z.regex(/^[0-9a-fA-F]{2,512}$/));

/** An ALTCHA v2 challenge, as altcha-lib makes it. */
export const challengeSchema = z.object({
  // Loose: the signature covers every parameter, so none may be lost on the way back.
  parameters: z.looseObject({
    algorithm: z.string(),
    nonce: hexSchema,
    salt: hexSchema,
    cost: z.int(),
    keyLength: z.int(),
    keyPrefix: z.string(),
    keySignature: z.exactOptional(z.string()),
    expiresAt: z.exactOptional(z.int()),
  }),
  signature: z.exactOptional(z.string()),
});
export type Challenge = z.infer<typeof challengeSchema>;

/** A solved challenge, as it goes back with a submission. */
export const challengeSolutionSchema = z.strictObject({
  challenge: challengeSchema,
  solution: z.object({ counter: z.int(), derivedKey: hexSchema }),
});
export type ChallengeSolution = z.infer<typeof challengeSolutionSchema>;
