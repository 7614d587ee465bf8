import { nodeResolve } from '@rollup/plugin-node-resolve';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import * as z from 'zod/mini';
import { entriesOf, type Packed } from './pack.ts';
import { run } from './run.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Somebody's project that uses the packages, and nothing else of this repository. */
export interface Consumer {
  readonly folder: string;
  readonly packed: readonly Packed[];
}

export const emptyProject = async (folder: string): Promise<string> => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  return folder;
};

/**
 * A project with the packages as they are published, and of the registry's packages only those that they name; what they
 * import without naming it, or leave out of what is published, is not there.
 */
export const linkedConsumer = async (packed: readonly Packed[], folder: string): Promise<Consumer> => {
  await emptyProject(folder);
  const modules = join(folder, 'node_modules');
  const own = new Set(packed.map(({ manifest }) => manifest.name));
  const place = async (name: string, put: (target: string) => Promise<void>) => {
    const target = join(modules, name);
    await mkdir(dirname(target), { recursive: true });
    await put(target);
  };
  for (const { manifest, unpacked } of packed)
    await place(manifest.name, target => cp(unpacked, target, { recursive: true }));
  const named = packed.flatMap(({ manifest }) =>
    Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
  );
  for (const name of new Set(named.filter(name => !own.has(name))))
    await place(name, target => symlink(join(root, 'node_modules', name), target, 'junction'));
  return { folder, packed };
};

/** Fails unless every entry of the packages has types that a project finds by this resolution. */
export const checkTypes = async (
  { folder, packed }: Consumer,
  moduleResolution: 'bundler' | 'nodenext',
): Promise<void> => {
  const entries = packed.flatMap(entriesOf);
  const lines = entries.map((entry, index) => `import * as entry${index} from '${entry}';`);
  const all = entries.map((_, index) => `entry${index}`).join(', ');
  await writeFile(join(folder, 'types.ts'), [...lines, `export const all = [${all}];`, ''].join('\n'));
  const configuration = `tsconfig.${moduleResolution}.json`;
  await writeFile(
    join(folder, configuration),
    JSON.stringify({
      compilerOptions: {
        target: 'ES2023',
        lib: ['ES2024', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
        module: moduleResolution === 'bundler' ? 'ESNext' : 'NodeNext',
        moduleResolution,
        strict: true,
        exactOptionalPropertyTypes: true,
        noEmit: true,
        types: [],
        // What the types say within is the same by either way to find them: once is enough.
        skipLibCheck: moduleResolution === 'bundler',
      },
      files: ['types.ts'],
    }),
  );
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [compiler, '-p', configuration], folder);
};

const exportsSchema = z.record(z.string(), z.array(z.string()));

/** Imports every entry in a Node of its own and answers what each exports, by its name. */
export const importAll = async (
  { folder, packed }: Consumer,
  node = process.execPath,
): Promise<Record<string, string[]>> => {
  const script = `
    const found = {};
    for (const entry of ${JSON.stringify(packed.flatMap(entriesOf))})
      found[entry] = Object.keys(await import(entry));
    console.log(JSON.stringify(found));`;
  await writeFile(join(folder, 'import-all.js'), script);
  return z.parse(exportsSchema, JSON.parse(await run(node, ['import-all.js'], folder)));
};

/** What the bundler only warns of and a page would break at. */
const fatal = ['UNRESOLVED_IMPORT', 'MISSING_EXPORT', 'MISSING_NODE_BUILTINS', 'MISSING_GLOBAL_NAME'];

interface Bundle {
  readonly bytes: number;
  /** What the page would have to bring, beside what it is known to have. */
  readonly missing: readonly string[];
}

/**
 * Bundles every entry for a page and answers what came out.
 *
 * @throws Error when a module or what is imported from it is not there; the bundler would leave it to the page.
 */
export const bundle = async ({ folder, packed }: Consumer, entries: readonly string[]): Promise<Bundle> => {
  const external = packed.flatMap(({ pageBrings = [] }) => pageBrings);
  const input = join(folder, 'page.js');
  const lines = entries.map((entry, index) => `export * as entry${index} from '${entry}';`);
  await writeFile(input, [...lines, ''].join('\n'));
  const build = await rollup({
    input,
    external,
    plugins: [nodeResolve({ browser: true, exportConditions: ['default'] })],
    onLog: (level, log, next) => {
      if (fatal.includes(log.code ?? '')) throw new Error(`The bundler warns: ${log.message}`);
      if (level !== 'warn') next(level, log);
    },
  });
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  const chunks = output.filter(file => file.type === 'chunk');
  const names = new Set([...external, ...chunks.map(({ fileName }) => fileName)]);
  return {
    bytes: chunks.reduce((sum, { code }) => sum + code.length, 0),
    missing: chunks
      .flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])
      .filter(name => !names.has(name)),
  };
};
