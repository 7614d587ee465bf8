import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { zipSync, type Zippable } from 'fflate';
import { readPo, toMo, toScriptJson } from './translations.ts';

// Makes mimer.zip, which WordPress installs as it is: the plugin, the widget’s build, the translations as WordPress reads them.

const plugin = new URL('mimer/', import.meta.url);
const widget = new URL('cdn/', import.meta.resolve('@melikgazi/mimer-widget/package.json'));
const [target = fileURLToPath(new URL('mimer.zip', import.meta.url))] = process.argv.slice(2);

const filesIn = async (folder: URL, pattern: string, under: string): Promise<Zippable> => {
  const names = globSync(pattern, { cwd: fileURLToPath(folder) }).map(name => name.replaceAll('\\', '/'));
  const files = names
    .sort()
    .map(async name => [`${under}${name}`, await readFile(new URL(name, folder))] as const);
  return Object.fromEntries(await Promise.all(files));
};

const translationsOf = async (locale: string): Promise<Zippable> => {
  const words = readPo(await readFile(new URL(`languages/mimer-${locale}.po`, plugin), 'utf8'));
  return {
    [`mimer/languages/mimer-${locale}.mo`]: toMo(words),
    [`mimer/languages/mimer-${locale}-mimer-block.json`]: Buffer.from(toScriptJson(words, locale)),
  };
};

const scripts = await filesIn(widget, '{*,chunks/*}.{js,json,html,css}', 'mimer/widget/');
if (scripts['mimer/widget/mimer.js'] === undefined) {
  console.error('The widget is not built: run “npm run build” in the repository’s folder.');
  process.exit(1);
}
const files = {
  ...(await filesIn(plugin, '{**/,}*.{php,css,js,po}', 'mimer/')),
  ...(await translationsOf('tr_TR')),
  ...scripts,
};
// Always the same bytes for the same files.
await writeFile(target, zipSync(files, { level: 9, mtime: new Date('2026-01-01T00:00:00Z') }));
console.log(`${target}: ${Object.keys(files).length} files`);
