/** A path below the endpoint: as it is called, and without what names a request, as it may be logged. */
export interface Path {
  readonly filled: string;
  readonly template: string;
}

/** The path of `path`requests/${{ reference }}``, whose parts, named as in the contract, can't break out of their segment. */
export const path = (strings: TemplateStringsArray, ...parts: Readonly<Record<string, string>>[]): Path => {
  const entries = parts.flatMap(part => Object.entries(part));
  const fill = (write: (name: string, value: string) => string) =>
    String.raw({ raw: strings }, ...entries.map(([name, value]) => write(name, value)));
  return {
    filled: fill((_name, value) => encodeURIComponent(value)),
    template: fill(name => `{${name}}`),
  };
};
