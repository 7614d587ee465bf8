// The guide to troubles lies beside the scripts, wherever a municipality puts them, so that what the console says leads to it.
import { readFileSync } from 'node:fs';

const source = name => readFileSync(new URL(`../src/troubles/${name}`, import.meta.url), 'utf8');

/** `fromScript`: the way from the script that says something to the folder of the build. */
export const linkGuide = fromScript => ({
  name: 'link-guide',
  load: id =>
    id.endsWith('/widget/dist/troubles/guide.js')
      ? `export const guide = section => new URL('${fromScript}troubles.html#' + section, import.meta.url).href;`
      : null,
});

/** Puts it there. */
export const emitGuide = () => ({
  name: 'emit-guide',
  buildStart() {
    for (const fileName of ['troubles.html', 'troubles.css'])
      this.emitFile({ type: 'asset', fileName, source: source(fileName) });
  },
});
