import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import { readFile } from 'node:fs/promises';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Packed } from './pack.ts';

/** What publint has against a package as it is published, suggestions included. */
export const publintComplaints = async ({ unpacked }: Packed): Promise<string[]> => {
  const { messages, pkg } = await publint({ pkgDir: unpacked, pack: false, strict: true });
  return messages.map(message => formatMessage(message, pkg, { color: false }) ?? message.code);
};

/** Old resolutions that packages of ES modules do not serve; “esm-only”, as the tool's command line calls it. */
const isForOthers = (problem: Problem): boolean =>
  ('resolutionKind' in problem && /^(node10|node16-cjs)$/.test(problem.resolutionKind)) ||
  problem.kind === 'CJSResolvesToESM';

/** Where “Are the types wrong?” finds an entry whose types do not say what is imported. */
export const wrongTypes = async ({ tarball }: Packed): Promise<string[]> => {
  const result = await checkPackage(createPackageFromTarballData(await readFile(tarball)));
  if (result.types === false) return ['There are no types.'];
  return result.problems.filter(problem => !isForOthers(problem)).map(problem => JSON.stringify(problem));
};
