import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, suite, test, type TestContext } from 'node:test';
import { repository } from '../../support/container/build-context.ts';
import { compose, environmentOf } from '../../support/container/compose.ts';
import { startContainer } from '../../support/container/container.ts';
import { stagesOf } from '../../support/container/dockerfile.ts';
import { buildByHand, type Image } from '../../support/container/image.ts';
import { whyNot } from '../../support/container/mounted-root.ts';
import { freePort } from '../../support/free-port.ts';
import { postgresBinaries } from '../../support/postgres/binaries.ts';
import { emptyDatabase } from '../../support/postgres/empty-database.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// There is no container engine where this is run: each step of the Dockerfile is done by hand, and what comes out is run as
// the image says, as its user and with its root read-only. The base image’s programs are this machine’s.

const isLong = process.env['MIMER_LONG'] !== undefined;
const hasDatabase = postgresBinaries() !== undefined || process.env['TEST_DATABASE_URL'] !== undefined;

/** Settings that keep a container off the ports of this machine that others use. */
const onOwnPort = async () => {
  const port = await freePort();
  return { origin: `http://127.0.0.1:${port}`, environment: { PORT: String(port), HOST: '127.0.0.1' } };
};

const answerOf = async (url: string, init?: RequestInit): Promise<number> => (await fetch(url, init)).status;

suite(
  'the image',
  { skip: isLong ? (whyNot() ?? false) : 'takes a minute and npm’s cache; runs with --all' },
  () => {
    let image: Image;
    before(async () => {
      const folder = await mkdtemp(join(tmpdir(), 'mimer-image-'));
      process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
      const text = readFileSync(join(repository, 'reference-server/Dockerfile'), 'utf8');
      image = await buildByHand(stagesOf(text), folder);
    });

    test('holds what the server needs to run and nothing that only builds or tests it', () => {
      const app = join(image.root, image.workdir);
      for (const path of [
        'node_modules/pg',
        'node_modules/sharp',
        'widget/cdn/mimer.js',
        'sdk/dist/index.js',
      ])
        assert.ok(existsSync(join(app, path)), path);
      for (const name of ['typescript', 'rollup', 'playwright-core', 'msw', 'lit', 'eslint'])
        assert.ok(!existsSync(join(app, 'node_modules', name)), name);
      const strays = globSync('{sdk,widget,reference-server,test}/**/*.{ts,tsbuildinfo}', {
        cwd: app,
        exclude: name => name.endsWith('.d.ts') || name === 'node_modules',
      });
      assert.deepEqual(strays, []);
    });

    const onAFolder = async (t: TestContext) => {
      const { origin, environment } = await onOwnPort();
      const volume = join(await temporaryFolder(t), 'data');
      return { origin, container: await startContainer(t, image, { environment, volume }), volume };
    };

    test('runs as its own user on a read-only root, serves API, widget and pages, and stops when asked', async t => {
      const { origin, container, volume } = await onAFolder(t);
      for (const path of [
        '/readyz',
        '/docs',
        '/melikgazi/v1/',
        '/melikgazi/v1/services',
        '/widget/mimer.js',
        '/widget/LICENSES.txt',
        '/sdk/mimer-sdk.js',
        '/melikgazi/public/theme.css',
      ])
        assert.equal(await answerOf(origin + path), 200, path);

      const status = readFileSync(`/proc/${container.pid}/status`, 'utf8');
      assert.match(status, /^Uid:\t10001\t10001\t10001\t10001$/m);
      assert.match(status, /^Gid:\t10001\t10001\t10001\t10001$/m);
      assert.match(status, /^Groups:\t\s*$/m);
      const outside = await container.run(['sh', '-c', 'touch /mimer/stray']);
      assert.notEqual(outside.code, 0);
      assert.match(outside.said, /Read-only file system/);
      assert.ok((await readdir(volume)).includes('secret'));

      assert.equal(await container.stop(), 0);
      assert.match(container.log(), /"msg":"stopped"/);
      assert.equal(await container.isHealthy(), false);
    });

    test('takes the other commands in place of “serve”', async t => {
      const { origin, container } = await onAFolder(t);
      const program = image.command.slice(0, -1);
      const key = await container.run([
        ...program,
        ...['key', 'create', '--label', 'Desk', '--scopes', 'desk:read'],
      ]);
      assert.equal(key.code, 0, key.said);
      const headers = { Authorization: `Bearer ${key.said.trim()}` };
      assert.equal(await answerOf(`${origin}/melikgazi/v1/desk/requests`, { headers }), 200);
      const check = await container.run([...program, 'check']);
      assert.equal(check.code, 0, check.said);
    });

    test(
      'runs on PostgreSQL with the environment and the secrets of the compose file',
      { skip: hasDatabase ? false : 'PostgreSQL is not installed' },
      async t => {
        const { services } = compose();
        const server = services['server'] ?? assert.fail();
        const { origin, environment } = await onOwnPort();
        const folder = await temporaryFolder(t);
        const texts: Record<string, string> = {
          'database-url': await emptyDatabase(t),
          'mimer-secret': 'a secret that is long enough for tests',
        };
        const mounts = await Promise.all(
          server.secrets.map(async name => {
            const from = join(folder, name);
            await writeFile(from, `${texts[name] ?? assert.fail(name)}\n`, { mode: 0o444 });
            return { from, at: `/run/secrets/${name}` };
          }),
        );
        const container = await startContainer(t, image, {
          environment: { ...environmentOf(server, { MIMER_PUBLIC_URL: origin }), ...environment },
          volume: join(folder, 'data'),
          mounts,
        });
        assert.equal(await answerOf(`${origin}/readyz`), 200);
        assert.equal(await answerOf(`${origin}/melikgazi/v1/services`), 200);
        assert.match(container.log(), /the database/);
        // The secret of a database is the operator’s, and is never made.
        assert.ok(!(await readdir(join(folder, 'data'))).includes('secret'));
        assert.equal(await container.stop(), 0);
      },
    );
  },
);
