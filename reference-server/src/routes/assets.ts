import send from 'koa-send';
import type { Middleware } from 'koa';
import type { Assets } from '../parts.ts';
import type { State } from '../state.ts';

const minutes = 60_000;

/** Serves the files of a folder below a path; names with a hash in them for ever, all others for five minutes. */
export const assetRoutes =
  ({ path, folder }: Assets): Middleware<State> =>
  async (ctx, next) => {
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (!isRead || !ctx.path.startsWith(path)) {
      await next();
      return;
    }
    const isHashed = /-[\w-]{8,}\.(js|css|woff2)(\.map)?$/.test(ctx.path);
    try {
      await send(ctx, ctx.path.slice(path.length) || 'index.html', {
        root: folder,
        index: 'index.html',
        extensions: ['html'],
        maxage: isHashed ? 365 * 24 * 60 * minutes : 5 * minutes,
        immutable: isHashed,
        setHeaders: (_response, file) => {
          // A page without a cache's delay: its scripts change with it.
          if (file.endsWith('.html')) ctx.set('Cache-Control', 'no-cache');
        },
      });
    } catch (error) {
      if (!(error instanceof Error && 'status' in error && error.status === 404)) throw error;
      await next();
    }
  };
