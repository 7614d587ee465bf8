import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { root } from './root.ts';

const namedSchema = z.object({ name: z.string() });
const attributeSchema = z.extend(namedSchema, { description: z.optional(z.string()) });

const elementSchema = z.object({
  tagName: z.string(),
  attributes: z.optional(z.array(attributeSchema)),
  members: z.optional(z.array(namedSchema)),
  events: z.optional(z.array(namedSchema)),
  slots: z.optional(z.array(namedSchema)),
  cssParts: z.optional(z.array(namedSchema)),
  cssProperties: z.optional(z.array(namedSchema)),
});

const manifestSchema = z.object({
  modules: z.array(z.object({ declarations: z.optional(z.array(z.unknown())) })),
});

/** What the manifest says of an element: names alone. */
export interface ElementFacts {
  readonly tag: string;
  readonly attributes: readonly string[];
  readonly members: readonly string[];
  readonly events: readonly string[];
  readonly slots: readonly string[];
  readonly parts: readonly string[];
  readonly properties: readonly string[];
}

const namesOf = (list: readonly { readonly name: string }[] = []) => list.map(({ name }) => name);

const manifest: unknown = JSON.parse(readFileSync(join(root, 'widget/custom-elements.json'), 'utf8'));

/** Every element that the manifest describes, by its tag. */
export const elements: ReadonlyMap<string, ElementFacts> = new Map(
  z.parse(manifestSchema, manifest).modules.flatMap(({ declarations = [] }) =>
    declarations.flatMap((declaration): [string, ElementFacts][] => {
      const { success, data } = z.safeParse(elementSchema, declaration);
      if (!success) return [];
      const facts = {
        tag: data.tagName,
        attributes: namesOf(data.attributes),
        members: namesOf(data.members),
        events: namesOf(data.events),
        slots: namesOf(data.slots),
        parts: namesOf(data.cssParts),
        properties: namesOf(data.cssProperties),
      };
      return [[data.tagName, facts]];
    }),
  ),
);

/** The custom properties that the elements' style sheets read. */
export const properties: ReadonlySet<string> = new Set(
  globSync('widget/src/**/*.ts', { cwd: root }).flatMap(
    file => readFileSync(join(root, file), 'utf8').match(/(?<=var\(\s*)--mimer-[\w-]+/g) ?? [],
  ),
);
