import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { lastOf, type Stage, type Step } from './dockerfile.ts';
import { filesOfContext, repository } from './build-context.ts';
import { spawnRooted } from './mounted-root.ts';

/** What a Dockerfile makes: a file system, and how it is to be run. */
export interface Image {
  readonly root: string;
  readonly workdir: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
  readonly volume: string;
}

/** Instructions that say how the image is to be run, and change no file. */
const settings = [
  'CMD',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'LABEL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
];

/**
 * Does by hand what a builder does with these stages, each in a folder below `folder`, with this machine’s programs in place
 * of the base image’s.
 *
 * @throws Error at an instruction or a flag that it does not know.
 */
export const buildByHand = async (stages: readonly Stage[], folder: string): Promise<Image> => {
  const roots = new Map<string, { readonly root: string; readonly workdir: string }>();
  let last: Image | undefined;
  for (const [index, stage] of stages.entries()) {
    const root = join(folder, stage.name ?? `stage-${index}`);
    const base = roots.get(stage.from);
    if (base === undefined) await mkdir(root);
    else await cp(base.root, root, { recursive: true, verbatimSymlinks: true });
    let workdir = base?.workdir ?? '/';
    for (const step of stage.steps) {
      if (step.keyword === 'WORKDIR') {
        workdir = step.text;
        await mkdir(join(root, workdir), { recursive: true });
      } else if (step.keyword === 'COPY') await copy(step, { root, workdir, roots });
      else if (step.keyword === 'RUN') await runIn(root, workdir, step);
      else if (!settings.includes(step.keyword)) throw new Error(`What does ${step.keyword} do?`);
    }
    if (stage.name !== undefined) roots.set(stage.name, { root, workdir });
    last = { root, workdir, ...settingsOf(stage) };
  }
  if (last === undefined) throw new Error('There is no stage.');
  return last;
};

const wordsIn = (text: string | undefined): string[] => {
  const words: unknown = JSON.parse(text ?? '[]');
  if (!Array.isArray(words)) throw new Error(`${text} is no list of words.`);
  return words.map(String);
};

const settingsOf = (stage: Stage) => ({
  environment: Object.fromEntries(
    stage.steps.flatMap(step => (step.keyword === 'ENV' ? Object.entries(step.properties) : [])),
  ),
  user: lastOf(stage, 'USER')?.text ?? '0:0',
  command: [...wordsIn(lastOf(stage, 'ENTRYPOINT')?.text), ...wordsIn(lastOf(stage, 'CMD')?.text)],
  healthcheck: wordsIn(lastOf(stage, 'HEALTHCHECK')?.text.replace(/^CMD /, '')),
  volume: wordsIn(lastOf(stage, 'VOLUME')?.text)[0] ?? '',
});

interface Place {
  readonly root: string;
  readonly workdir: string;
  readonly roots: ReadonlyMap<string, { readonly root: string }>;
}

const copy = async ({ flags, words }: Step, { root, workdir, roots }: Place): Promise<void> => {
  const { from, ...others } = flags;
  if (Object.keys(others).length > 0) throw new Error(`What does COPY --${Object.keys(others)[0]} do?`);
  const sources = words.slice(0, -1);
  const target = words.at(-1) ?? '';
  const into = join(root, resolve(workdir, target));
  const stage = from === undefined ? undefined : roots.get(from);
  if (from !== undefined && stage === undefined) throw new Error(`There is no stage “${from}”.`);
  for (const source of sources)
    await (stage === undefined
      ? copyFromContext(source, into, target)
      : copyAny(join(stage.root, source), into, target));
};

/** A folder’s content goes into the target, a file into a target that ends with a slash. */
const copyAny = async (source: string, into: string, target: string): Promise<void> => {
  const isFolder = (await stat(source)).isDirectory();
  const to = isFolder || !target.endsWith('/') ? into : join(into, basename(source));
  await mkdir(dirname(to), { recursive: true });
  await cp(source, to, { recursive: true, verbatimSymlinks: true });
};

const copyFromContext = async (source: string, into: string, target: string): Promise<void> => {
  const path = source === '.' ? '' : source;
  const files = filesOfContext().filter(file => path === '' || file === path || file.startsWith(`${path}/`));
  if (files.length === 0) throw new Error(`The builder has no “${source}”: .dockerignore keeps it back.`);
  for (const file of files) {
    const isFile = file === path;
    const to = isFile ? into : join(into, file.slice(path === '' ? 0 : path.length + 1));
    await copyAny(join(repository, file), to, isFile ? target : '');
  }
};

/** npm’s own settings of this machine, and what it has fetched before. */
const npm = {
  environment: {
    HOME: '/root',
    npm_config_cache: '/npm-cache',
    npm_config_prefer_offline: 'true',
    npm_config_update_notifier: 'false',
    ...Object.fromEntries(
      ['NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'https_proxy', 'npm_config_registry'].flatMap(name => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  },
  mounts: () =>
    [
      { from: process.env['npm_config_cache'] ?? join(homedir(), '.npm'), at: '/npm-cache' },
      { from: join(homedir(), '.npmrc'), at: '/root/.npmrc' },
    ].filter(({ from }) => existsSync(from)),
};

const runIn = async (root: string, workdir: string, { text }: Step): Promise<void> => {
  const { environment } = npm;
  const child = spawnRooted(
    { root, workdir, environment, mounts: npm.mounts(), stdio: ['ignore', 'pipe', 'pipe'] },
    ['sh', '-c', text],
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (words: string) => (said += words));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`“${text}” ended with ${child.exitCode}: ${said}`);
};
