import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const described = { name: z.string(), description: z.string() };

const elementSchema = z.object({
  name: z.string(),
  tagName: z.string(),
  description: z.string(),
  attributes: z.array(z.object({ ...described, type: z.object({ text: z.string() }) })),
  members: z.array(z.object({ ...described, kind: z.string(), readonly: z.optional(z.boolean()) })),
  events: z.array(z.object({ ...described, type: z.object({ text: z.string() }) })),
  slots: z._default(z.array(z.object(described)), []),
  cssParts: z._default(z.array(z.object(described)), []),
  cssProperties: z.array(z.object({ ...described, default: z.optional(z.string()) })),
});

/** An element as the manifest has it. */
export type PublishedElement = z.infer<typeof elementSchema>;

const manifestSchema = z.object({
  modules: z.array(
    z.object({
      path: z.string(),
      declarations: z._default(z.array(z.unknown()), []),
      exports: z._default(z.array(z.object({ name: z.string() })), []),
    }),
  ),
});

/** The widget's package. */
export const widgetFolder = fileURLToPath(new URL('../../../widget/', import.meta.url));

export const readWidgetJson = (file: string): unknown =>
  JSON.parse(readFileSync(`${widgetFolder}${file}`, 'utf8'));

/** The elements whose classes the package exports, as the manifest has them; the others are for the elements' own use. */
export const publishedElements = (): readonly PublishedElement[] => {
  const { modules } = z.parse(manifestSchema, readWidgetJson('custom-elements.json'));
  const exported = modules.find(({ path }) => path === 'src/index.ts')?.exports.map(({ name }) => name);
  return modules
    .flatMap(({ declarations }) => declarations)
    .filter(declaration => z.safeParse(z.object({ tagName: z.string() }), declaration).success)
    .map(declaration => z.parse(elementSchema, declaration))
    .filter(({ name }) => exported?.includes(name));
};
