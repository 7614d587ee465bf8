/** What a template may name, in braces; each has a value in every message. */
const always = ['reference', 'trackingCode', 'trackingUrl', 'service', 'municipality', 'phone'] as const;

/** These may have none; then their line is left out. */
const sometimes = ['text', 'reason', 'unit', 'institution', 'dueOn'] as const;

export const placeholders = [...always, ...sometimes] as const;

export type Placeholder = (typeof placeholders)[number];
export type PlaceholderValues = Readonly<Partial<Record<Placeholder, string>>>;

const isPlaceholder = (name: string): name is Placeholder => placeholders.some(known => known === name);

export const isAlwaysThere = (name: Placeholder): boolean => always.some(known => known === name);

const pattern = /\{([^{}]*)\}/g;

/** The placeholders in a template, and what stands in braces but is none. */
export const placeholdersIn = (template: string): { known: Placeholder[]; unknown: string[] } => {
  const names = Array.from(template.matchAll(pattern), ([, name = '']) => name);
  const strays = template.replaceAll(pattern, '').match(/[{}]/g) ?? [];
  return {
    known: names.filter(isPlaceholder),
    unknown: [...names.filter(name => !isPlaceholder(name)).map(name => `{${name}}`), ...strays],
  };
};

/** The template with values in place of its placeholders; lines that lack one are left out. */
export const fill = (template: string, values: PlaceholderValues): string =>
  template
    .split('\n')
    .filter(line => placeholdersIn(line).known.every(name => (values[name] ?? '') !== ''))
    .map(line =>
      line.replaceAll(pattern, (_, name: string) => (isPlaceholder(name) ? (values[name] ?? '') : '')),
    )
    .join('\n');
