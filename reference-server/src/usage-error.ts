/** A command that can't be carried out as it was typed; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}
