import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod/mini';

const path = fileURLToPath(new URL('../../../reference-server/compose.yaml', import.meta.url));

const serviceSchema = z.looseObject({
  image: z.string(),
  user: z.optional(z.string()),
  environment: z.record(z.string(), z.string()),
  secrets: z.array(z.string()),
  volumes: z.array(z.string()),
  tmpfs: z.array(z.string()),
  ports: z.optional(z.array(z.string())),
  networks: z.array(z.string()),
  read_only: z.boolean(),
  cap_drop: z.array(z.string()),
  cap_add: z.optional(z.array(z.string())),
  security_opt: z.array(z.string()),
  privileged: z.optional(z.boolean()),
});

const composeSchema = z.object({
  name: z.string(),
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.nullable(z.object({ internal: z.optional(z.boolean()) }))),
  volumes: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

export type Service = z.infer<typeof serviceSchema>;

/** The file as it is read. */
export const composeDocument = (): unknown => parse(readFileSync(path, 'utf8'));

/** The file, as far as our rules look at it. */
export const compose = () => z.parse(composeSchema, composeDocument());

/**
 * A service’s environment with what the person gives who starts it.
 *
 * @throws Error with the file’s own sentence where something is not given.
 */
export const environmentOf = (
  { environment }: Service,
  given: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, text]) => [
      name,
      text.replaceAll(/\$\{(\w+):\?([^}]*)\}/g, (_, variable: string, sentence: string) => {
        const value = given[variable];
        if (value === undefined) throw new Error(sentence);
        return value;
      }),
    ]),
  );
