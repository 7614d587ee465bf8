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
  const tag = `"${digestOf(json)}"`;
  ctx.set('ETag', prefix + tag);
  if (isKnown(tag, ctx.get('If-None-Match'))) {
    ctx.status = 304;
    return;
  }
  ctx.status = 200;
  ctx.type = 'application/json';
  ctx.body = json;
};

/**
 * Whether the caller has what the tag stands for. Koa's own `fresh` says no wherever `Cache-Control: no-cache` comes
 * along, and `fetch` adds that to every If-None-Match that a caller sets: no client of ours would ever hear 304.
 */
const isKnown = (tag: string, ifNoneMatch: string): boolean =>
  ifNoneMatch
    .split(',')
    .map(part => part.trim().replace(/^W\//, ''))
    .some(known => known === tag || known === '*');
