import { build, preview } from 'vite';
import { freePort } from '../support/free-port.ts';
import type { Scope } from '../support/server-process.ts';
import { exampleFile } from './program.ts';

/** Builds the page of an example for a backend into `outDir`, as its `npm start` does, and serves it until the test is over. */
export const builtPage = async (
  t: Scope,
  name: string,
  endpoint: string,
  outDir: string,
): Promise<string> => {
  const settings = { root: exampleFile(name), logLevel: 'error' as const };
  await build({
    ...settings,
    build: { outDir, emptyOutDir: true },
    define: { 'import.meta.env.VITE_MIMER_ENDPOINT': JSON.stringify(endpoint) },
  });
  const port = await freePort();
  const server = await preview({
    ...settings,
    build: { outDir },
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
  t.after(() => server.close());
  return `http://127.0.0.1:${port}/`;
};
