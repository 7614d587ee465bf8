import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import * as z from 'zod/mini';
import { scopes } from '@melikgazi/mimer-sdk/contract';
import { commandLineFrom } from '../../conformance/src/command-line.ts';
import { parts } from '../../parts.ts';
import { root } from './root.ts';
import { settingsRead } from './settings.ts';
import type { Command } from './shell.ts';

const packageSchema = z.object({
  name: z.string(),
  scripts: z.optional(z.record(z.string(), z.string())),
  dependencies: z.optional(z.record(z.string(), z.string())),
});

const packageAt = (folder: string) =>
  z.parse(packageSchema, JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')));

const published = ['sdk', 'widget', 'reference-server', 'test/conformance'];
const packages = published.map(packageAt);

/** The folder of a workspace, `undefined` where none has that name. */
const workspaceOf = (name: string): string | undefined =>
  [...published, ...globSync('examples/*', { cwd: root })].find(
    folder => existsSync(join(root, folder, 'package.json')) && packageAt(folder).name === name,
  );

const settings = settingsRead();

const usage = readFileSync(join(root, 'reference-server/src/main.ts'), 'utf8');

/** What the machine of whoever reads brings along. */
const ofTheMachine: readonly string[] = [
  ...[
    'cat',
    'chmod',
    'cp',
    'curl',
    'docker',
    'mkdir',
    'openssl',
    'pg_dump',
    'pg_restore',
    'psql',
    'systemctl',
  ],
];

/** What is wrong with the arguments of `mimer-server`, by its own description of itself. */
const serverMistakes = (args: readonly string[]): string[] => {
  const [name = '', second = ''] = args;
  const command = name === 'key' ? `key ${second}` : name;
  const described = new RegExp(String.raw`^  ${command}(?: .*|)(?:\n {20,}.*)*`, 'm').exec(usage)?.[0];
  if (name === '' || described === undefined) return [`mimer-server has no command “${command}”`];
  const flags = args.filter(argument => argument.startsWith('--')).map(flag => flag.split('=')[0] ?? flag);
  const unknown = flags
    .filter(flag => !new RegExp(`${flag}(?![\\w-])`).test(described))
    .map(flag => `“${command}” knows no ${flag}`);
  const given = args[args.indexOf('--scopes') + 1] ?? '';
  const strange = (args.includes('--scopes') ? given.split(',') : []).filter(
    scope => !scopes.some(known => known === scope),
  );
  return [...unknown, ...strange.map(scope => `there is no scope “${scope}”`)];
};

const kitMistakes = (args: readonly string[]): string[] => {
  try {
    commandLineFrom(
      args.map(argument => argument.replace('…', 'x')),
      {},
    );
    return [];
  } catch (error) {
    return [String(error)];
  }
};

const npmMistakes = (args: readonly string[], from: string): string[] => {
  const chosen = args[args.indexOf('-w') + 1] ?? '';
  const folder = args.includes('-w') ? workspaceOf(chosen) : from;
  if (folder === undefined) return [`there is no workspace ${chosen}`];
  const [verb = '', ...rest] = args;
  if (verb === 'install')
    return rest.filter(isUnknownPackage).map(name => `nobody knows the package ${name}`);
  const isShort = verb === 'start' || verb === 'test';
  const script = isShort ? verb : (rest[0] ?? '');
  if (!isShort && verb !== 'run') return [`npm ${verb} is not known here`];
  if (packageAt(folder).scripts?.[script] === undefined)
    return [`${folder}/package.json has no script “${script}”`];
  const behind = args.includes('--') ? args.slice(args.indexOf('--') + 1) : [];
  if (script === 'mimer') return serverMistakes(behind);
  if (script === 'conformance') return kitMistakes(behind);
  const names = parts.map(({ name }) => name);
  return script === 'test'
    ? behind.filter(name => !names.includes(name)).map(name => `npm test has no part “${name}”`)
    : [];
};

const isUnknownPackage = (name: string): boolean =>
  !name.startsWith('-') &&
  !packages.some(known => known.name === name || known.dependencies?.[name] !== undefined);

const programMistakes = (args: readonly string[], folder: string): string[] => {
  const file = args.find(argument => !argument.startsWith('-')) ?? '';
  return args[0] === '-m' || existsSync(join(root, folder, file)) ? [] : [`${folder} has no ${file}`];
};

/** A setting of ours by a name that is none. Examples have settings of their own. */
const settingMistakes = (assignment: string): string[] => {
  const [name = ''] = assignment.split('=');
  const isOurs = /^(MIMER|METRICS|LIMIT|SMTP|SMS|WEBHOOKS|TRUSTED|DATABASE)_/.test(name);
  const isKnown = settings.has(name) || ['MIMER_ENDPOINT', 'MIMER_KEY'].includes(name);
  return isOurs && !isKnown ? [`there is no setting ${name}`] : [];
};

const mistakesOf = ([name = '', ...args]: Command, folder: string): string[] => {
  switch (name) {
    case 'npm':
      return npmMistakes(args, folder);
    case 'mimer-server':
      return serverMistakes(args);
    case 'npx':
      if (args[0] === 'mimer-server') return serverMistakes(args.slice(1));
      return args[0] === '@melikgazi/mimer-conformance'
        ? kitMistakes(args.slice(1))
        : [`npx ${args[0] ?? ''} is not known here`];
    case 'node':
    case 'python3':
      return programMistakes(args, folder);
    case 'export':
      return args.flatMap(settingMistakes);
    case 'cp':
      return args
        .slice(0, -1)
        .map(path => path.replace('node_modules/@melikgazi/mimer-server/', 'reference-server/'))
        .filter(path => !path.startsWith('-') && !path.startsWith('/') && !existsSync(join(root, path)))
        .map(path => `there is no ${path}`);
    default:
      return ofTheMachine.includes(name) ? [] : [`the command ${name} is not known`];
  }
};

/** What is wrong with commands that are typed one after the other, beginning in a folder of the repository. */
export const mistakesIn = (commands: readonly Command[], from: string): string[] => {
  let folder = from;
  const mistakes: string[] = [];
  for (const command of commands) {
    const [name, to = ''] = command;
    if (name !== 'cd') {
      mistakes.push(...mistakesOf(command, folder));
      continue;
    }
    folder = normalize(join(folder, to));
    if (!existsSync(join(root, folder))) mistakes.push(`there is no folder ${folder}`);
  }
  return mistakes;
};
