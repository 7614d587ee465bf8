// tsc leaves what it once made of a source that is gone, and it would be published. Plain JavaScript without dependencies, for
// a Node that may be too old for everything else here.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = ['sdk', 'widget', 'reference-server', 'test/conformance'];
const ending = /(\.d\.ts|\.js)(\.map)?$/;

/** Removes from every `dist` what has no source any more. */
export const removeStale = () => {
  for (const name of packages) {
    const dist = join(root, name, 'dist');
    if (!existsSync(dist)) continue;
    for (const file of readdirSync(dist, { recursive: true }).map(String)) {
      const source = join(root, name, 'src', file.replace(ending, '.ts'));
      if (ending.test(file) && !existsSync(source)) rmSync(join(dist, file));
    }
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) removeStale();
