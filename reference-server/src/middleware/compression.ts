import compress from 'koa-compress';
import type { Middleware, ParameterizedContext } from 'koa';
import type { State } from '../state.ts';

/**
 * Compresses what everybody gets alike. Never what is private: where a secret and words of a stranger's choosing share
 * a body, its compressed length tells of the secret (the BREACH attack).
 */
export const compression = (): Middleware<State> => {
  const compressor = compress();
  return async (ctx, next) => {
    await compressor(ctx, async () => {
      await next();
      const isPrivate = /private|no-store/.test(ctx.response.get('Cache-Control'));
      if (isPrivate || takesNothing(ctx)) ctx.compress = false;
    });
  };
};

/** Whoever takes no encoding at all, not even none, gets none; the library would fail. */
const takesNothing = (ctx: ParameterizedContext<State>): boolean =>
  ctx.acceptsEncodings('gzip', 'br', 'zstd', 'deflate', 'identity') === false;
