import { createRequire } from 'node:module';
import * as z from 'zod/mini';

const manifest: unknown = createRequire(import.meta.url)('../package.json');

/** This server's version. */
export const { version } = z.parse(z.object({ version: z.string() }), manifest);
