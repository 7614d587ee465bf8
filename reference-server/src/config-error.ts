/** A setting that can't be used; the message names it and says what is wanted. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError' as const;
}
