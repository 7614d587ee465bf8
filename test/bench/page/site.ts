import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverProcess, type Scope } from '../../support/server-process.ts';
import type { Workshop } from '../row.ts';
import { buildPeer, framed, pageStyles } from './build-peer.ts';
import type { Peer } from './peers.ts';

const readme = fileURLToPath(new URL('../../../README.md', import.meta.url));

/** The pages with our form, by their folder. */
export const ours = { form: 'mimer', unreserved: 'mimer-unreserved', all: 'mimer-all' } as const;

/**
 * A real server with the built widget that also serves the pages of the peers, so that all come compressed and with the same
 * headers, in turn with the same answers of `GET /services`.
 *
 * @param scope - At its end the server ends.
 * @param folder - Where the pages are put.
 * @param peers - Whose pages are wanted.
 */
export const startSite = async (
  scope: Scope,
  { folder, say }: Pick<Workshop, 'folder' | 'say'>,
  peers: readonly Peer[],
) => {
  const pages = join(folder, 'pages');
  const documented = await readDocumented();
  const styles = await pageStyles();
  const forms = {
    [ours.form]: documented.form,
    [ours.unreserved]: documented.form,
    [ours.all]: `${documented.form}${['status-tracker', 'contact-centre'].map(another).join('')}`,
  };
  for (const [name, form] of Object.entries(forms)) {
    const page = await framed({ head: documented.script, form });
    await mkdir(join(pages, name), { recursive: true });
    const itsOwn = name === ours.unreserved ? page.replace('/page.css', '/unreserved.css') : page;
    await writeFile(join(pages, name, 'index.html'), itsOwn);
  }
  await writeFile(join(pages, 'page.css'), `${styles}${documented.reservation}\n`);
  await writeFile(join(pages, 'unreserved.css'), styles);
  for (const peer of peers) {
    say(`Building ${peer.label} …`);
    await cp(await buildPeer(peer), join(pages, peer.name), { recursive: true });
  }
  return serverProcess(scope, { MIMER_SITE: pages, ...unlimited });
};

const unlimited = { LIMIT_CHALLENGES: '0', LIMIT_SUBMISSIONS: '0' };

const another = (name: string) => `<mimer-${name} endpoint="/melikgazi/v1" lang="tr"></mimer-${name}>`;

/** What the README tells a webmaster, word for word but for the host. */
const readDocumented = async () => {
  const text = await readFile(readme, 'utf8');
  const found = (pattern: RegExp): string => {
    const [match] = pattern.exec(text) ?? [];
    if (match === undefined) throw new Error(`The README has nothing like ${String(pattern)} any more.`);
    return match.replaceAll('https://mimer.example.tr', '');
  };
  return {
    script: found(/<script type="module" src="[^"]+"><\/script>/),
    form: found(/<mimer-request-form[^]*?<\/mimer-request-form>/),
    reservation: found(/mimer-request-form \{[^}]+\}/),
  };
};
