import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { root } from './root.ts';

/** Puts code of a document into a file below the repository, where its imports are found; it is gone after the test. */
export const programFrom = async (t: TestContext, code: string): Promise<string> => {
  const output = join(root, 'test/output');
  await mkdir(output, { recursive: true });
  const folder = await mkdtemp(join(output, 'document-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const program = join(folder, 'program.ts');
  await writeFile(program, code);
  return program;
};
