import send from 'koa-send';
import type { Middleware, ParameterizedContext } from 'koa';
import { Readable } from 'node:stream';
import type { Assets } from '../parts.ts';
import type { State } from '../state.ts';

const minutes = 60_000;

/** Serves the files of a folder below a path, to be kept for five minutes, or for ever where their names are hashes. */
export const assetRoutes =
  ({ path, folder, hashedPath }: Assets): Middleware<State> =>
  async (ctx, next) => {
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (!isRead || !ctx.path.startsWith(path)) {
      await next();
      return;
    }
    const isHashed = hashedPath !== undefined && ctx.path.startsWith(hashedPath);
    try {
      await send(ctx, ctx.path.slice(path.length) || 'index.html', {
        root: folder,
        index: 'index.html',
        extensions: ['html'],
        maxage: isHashed ? 365 * 24 * 60 * minutes : 5 * minutes,
        immutable: isHashed,
        setHeaders: (_response, file, { size, mtimeMs }) => {
          ctx.set('ETag', `W/"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`);
          // A page without a cache's delay: its scripts change with it.
          if (file.endsWith('.html')) ctx.set('Cache-Control', 'no-cache');
        },
      });
      revalidate(ctx);
    } catch (error) {
      // A path that leaves the folder or is no path is as good as one that leads nowhere.
      if (!(error instanceof Error && 'status' in error && Number(error.status) < 500)) throw error;
      await next();
    }
  };

/** Sends no file to whoever has it already. */
const revalidate = (ctx: ParameterizedContext): void => {
  const { body } = ctx;
  if (!(body instanceof Readable)) return;
  ctx.status = 200;
  if (!ctx.fresh) return;
  body.destroy();
  ctx.body = null;
  ctx.status = 304;
};
