import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { factsOf } from './facts.ts';
import { gitIn } from './git.ts';
import { packedNow, packInto } from './pack.ts';
import { perform, ReleaseError } from './perform.ts';
import { planRelease } from './plan.ts';
import { leftText, packedText, planText } from './tell.ts';

// Releases the packages together: `npm run release -- <version|patch|minor|major> [--dry-run]`.

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a script of the repository, and says what it says. */
const npmRun = async (script: string): Promise<void> => {
  const child = spawn('npm', ['run', script], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`“npm run ${script}” has failed; what it printed says why.`);
};

const release = async (wanted: string, isDry: boolean): Promise<boolean> => {
  const git = gitIn(root);
  const day = new Date().toISOString().slice(0, 10);
  const { plan, reasons } = planRelease(await factsOf(root, git), wanted, day);
  if (plan === undefined) {
    console.error(['This can’t be released:', ...reasons].join('\n  '));
    return false;
  }
  console.log(planText(plan));
  if (isDry) {
    console.log(`${packedText(await packedNow())}A dry run: nothing was changed, built or tested.`);
    return true;
  }
  const packed = await perform(root, plan, {
    git,
    build: () => npmRun('build'),
    test: () => npmRun('test'),
    pack: packInto,
  });
  console.log(`\n${packedText(packed)}\n${leftText(plan, packed)}`);
  return true;
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false } },
});
const [wanted, ...others] = positionals;
if (wanted === undefined || others.length > 0) {
  console.error('Which version? npm run release -- <version|patch|minor|major> [--dry-run]');
  process.exitCode = 1;
} else
  try {
    process.exitCode = (await release(wanted, values['dry-run'])) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof ReleaseError ? error.message : error);
    process.exitCode = 1;
  }
