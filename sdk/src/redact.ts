/** Takes what must not be told out of words. */
export type Redact = (text: string) => string;

/** Hides each of `secrets` wherever it stands. */
export const hiding =
  (secrets: readonly (string | undefined | null)[]): Redact =>
  text =>
    secrets.reduce<string>(
      (clean, secret) =>
        typeof secret === 'string' && secret !== '' ? clean.replaceAll(secret, '…') : clean,
      text,
    );

const deepest = 5;

/**
 * What a platform said of a failure, as far as it can be shown: names, words and codes of the chain, in errors of our own. The
 * platform's hold whatever they like, requests with their headers among it.
 */
export const shownCause = (error: unknown, redact: Redact, depth = 1): Error | undefined => {
  if (!(error instanceof Error) || depth > deepest) return undefined;
  const cause = shownCause(error.cause, redact, depth + 1);
  const shown = new Error(redact(error.message), cause && { cause });
  shown.name = redact(error.name);
  delete shown.stack;
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? Object.assign(shown, { code: redact(code) }) : shown;
};
