/** Why bytes are not taken for JSON; the message is for developers and quotes nothing. */
export class JsonError extends Error {
  override readonly name = 'JsonError' as const;
}

// The contract's deepest body has five levels; what walks through a body must not run out of stack.
const deepest = 32;

/**
 * JSON as RFC 7493 wants it, but for names that stand twice, of which the last counts.
 *
 * @throws JsonError where it is not UTF-8, no JSON, nested too deeply, or holds half a character.
 */
export const parseJson = (bytes: Uint8Array): unknown => {
  const value = valueOf(textOf(bytes));
  assertSound(value, deepest);
  return value;
};

/** Words in another encoding would be stored for good with holes in them. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new JsonError('The body is not UTF-8.', { cause });
  }
};

const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new JsonError('The body is not JSON.');
  }
};

const assertSound = (value: unknown, levels: number): void => {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new JsonError('The body holds a number that is none.');
  // Half a surrogate pair has no UTF-8, hence no canonical form to know a retry by.
  if (typeof value === 'string' && !value.isWellFormed())
    throw new JsonError('The body holds half a character.');
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) throw new JsonError('The body is nested too deeply.');
  for (const [name, member] of Object.entries(value)) {
    assertSound(name, levels);
    assertSound(member, levels - 1);
  }
};
