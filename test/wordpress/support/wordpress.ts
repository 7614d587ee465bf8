import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Unzipped } from 'fflate';
import { freePort } from '../../support/free-port.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { wordpressFiles, type Release } from './builds.ts';

export const php = process.env['PHP_PATH'] ?? 'php';
const run = promisify(execFile);

const put = async (files: Unzipped, folder: string): Promise<void> => {
  for (const [name, bytes] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(name.endsWith('/') ? file : dirname(file), { recursive: true });
    if (!name.endsWith('/')) await writeFile(file, bytes);
  }
};

/** A real WordPress of a release, in a folder and on a port of its own, talking to nobody; it ends with the test. */
export const wordpress = async (t: TestContext, release: Release) => {
  const folder = await temporaryFolder(t);
  const { core, sqlite, assets } = await wordpressFiles(release);
  await cp(assets, folder, { recursive: true });
  await put(core, folder);
  await put(sqlite, join(folder, 'wp-content/mu-plugins'));
  const implementation = join(folder, 'wp-content/mu-plugins/sqlite-database-integration-main');
  const driver = await readFile(join(implementation, 'db.copy'), 'utf8');
  await writeFile(
    join(folder, 'wp-content/db.php'),
    driver.replace('{SQLITE_IMPLEMENTATION_FOLDER_PATH}', implementation),
  );
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const config = join(folder, 'wp-config.php');
  const settings = `<?php
define( 'WP_HOME', '${origin}' );
define( 'WP_SITEURL', '${origin}' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );
define( 'WP_DEBUG_DISPLAY', true );
`;
  const own = (await readFile(config, 'utf8')).replace("'WP_DEBUG', false", "'WP_DEBUG', true");
  await writeFile(config, own.replace('<?php', settings));

  const child = spawn(php, ['-S', `localhost:${port}`, '-t', folder], {
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
    stdio: 'ignore',
    // Its workers end with it only as a group.
    detached: true,
  });
  t.after(async () => {
    if (child.exitCode !== null || child.pid === undefined) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  });
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(`${origin}/wp-login.php`).catch(() => undefined);
    if (answer?.ok === true) break;
    await delay(100);
  }
  /** What a line of PHP prints, within WordPress. */
  const tell = async (code: string): Promise<string> => {
    const script = `$_SERVER['HTTP_HOST'] = 'localhost:${port}'; require '${folder}/wp-load.php'; ${code}`;
    return (await run(php, ['-d', 'display_errors=stderr', '-r', script])).stdout;
  };
  // Nor does it ask for anything when somebody signs in.
  await tell("wp_set_password('password', 1); update_option('admin_email_lifespan', time() + 86400);");
  let pages = 0;
  return {
    origin,
    folder,
    tell,
    /** A page with this content; answers its address. */
    publish: async (content: string): Promise<string> => {
      const file = join(folder, `content-${(pages += 1)}.txt`);
      await writeFile(file, content);
      const id = await tell(
        `echo wp_insert_post(array('post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Sayfa', 'post_content' => wp_slash(file_get_contents('${file}'))));`,
      );
      return `${origin}/?page_id=${id.trim()}`;
    },
  };
};
