import { createHash } from 'node:crypto';
import type { ParameterizedContext } from 'koa';

/** Answers public JSON that pages may keep for `maxAge` seconds and revalidate by its ETag. */
export const answerCacheable = (ctx: ParameterizedContext, json: string, maxAge: number): void => {
  ctx.set('Cache-Control', `public, max-age=${maxAge}`);
  // Weak, since the same document goes out in several encodings.
  answerTagged(ctx, json, 'W/');
};

/** Answers JSON about one person, which nothing on the way may keep, with its ETag. */
export const answerPrivate = (ctx: ParameterizedContext, json: string): void => {
  ctx.set('Cache-Control', 'private, no-store');
  answerTagged(ctx, json);
};

/** A tag that another content does not have. */
export const digestOf = (json: string): string =>
  createHash('sha256').update(json).digest('base64url').slice(0, 22);

const answerTagged = (ctx: ParameterizedContext, json: string, prefix = ''): void => {
  ctx.set('ETag', `${prefix}"${digestOf(json)}"`);
  ctx.status = 200;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  ctx.type = 'application/json';
  ctx.body = json;
};
