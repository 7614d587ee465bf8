import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { serverProcess, type Scope } from '../server-process.ts';
import type { Consumer } from './consumer.ts';
import { run } from './run.ts';

const integritySchema = z.record(z.string(), z.string());
const ours = (name: string) => `@melikgazi/mimer-${name}`;

/** Runs the programs of the packages as they stand in a project: server, keys and conformance kit. */
export const assertProgramsRun = async (
  t: Scope,
  { folder, packed }: Consumer,
  node = process.execPath,
): Promise<void> => {
  const modules = join(folder, 'node_modules');
  const mainOf = (name: string) => {
    const { manifest } = packed.find(found => found.manifest.name === name) ?? assert.fail(name);
    return join(modules, name, Object.values(manifest.bin ?? {})[0] ?? assert.fail(`${name} has no program`));
  };
  const server = await serverProcess(t, {}, { node, main: [mainOf(ours('server'))] });
  const text = async (path: string) => {
    const response = await fetch(`${server.origin}${path}`);
    assert.equal(response.status, 200, path);
    return response.text();
  };

  const cdn = join(modules, ours('widget'), 'cdn');
  const { version } = packed.find(found => found.manifest.name === ours('widget'))?.manifest ?? assert.fail();
  const scripts = Object.keys(
    z.parse(integritySchema, JSON.parse(await readFile(join(cdn, 'integrity.json'), 'utf8'))),
  );
  for (const script of [...scripts, 'integrity.json', 'LICENSES.txt'])
    for (const path of ['/widget', `/widget/${version}`])
      assert.equal(await text(`${path}/${script}`), await readFile(join(cdn, script), 'utf8'), script);
  assert.match(await text('/docs'), /MİMER/);

  const key = await server.command(
    'key',
    'create',
    '--test',
    '--label',
    'Kit',
    '--scopes',
    'requests:write,desk:read,desk:write',
  );
  const kit = [mainOf(ours('conformance')), server.endpoint, '--key', key, '--profile', 'core'];
  assert.match(
    await run(node, kit, folder),
    /\n[1-9]\d+ passed, 0 failed, .* keeps every rule of “core” that was run/,
  );
  assert.equal(await server.stop(), 0);
};
