/** A path below the endpoint whose parts can't break out of their segment. */
export const path = (strings: TemplateStringsArray, ...parts: string[]): string =>
  String.raw({ raw: strings }, ...parts.map(encodeURIComponent));
