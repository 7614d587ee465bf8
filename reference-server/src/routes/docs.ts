import { openApiDocument } from '@melikgazi/mimer-sdk/openapi';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Middleware } from 'koa';
import { docsPage } from '../docs/page.ts';
import { readDocument } from '../docs/read-document.ts';
import type { Endpoint } from '../parts.ts';
import type { State } from '../state.ts';
import { version } from '../version.ts';

const year = 365 * 24 * 60 * 60;

const tagOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

/**
 * `/docs`: what the endpoints understand, for people. A page without a script, so that the policy of all our pages holds
 * for it as it is; what belongs to it bears a hash in its path and is kept for ever.
 */
export const docsRoutes = (endpoints: readonly Endpoint[]): Middleware<State> => {
  const css = read('docs.css');
  const emblem = read('emblem.svg');
  const folder = `/docs/${tagOf(css + emblem)}/`;
  const urls = endpoints.map(({ url }) => url);
  let made: string | undefined;
  // Made when it is first read, for no start should wait for it.
  const page = () => (made ??= docsPage(readDocument(openApiDocument(version, ...urls)), folder));
  const forEver = `public, max-age=${year}, immutable`;
  const files: Record<string, { type: string; text: () => string; cacheControl: string }> = {
    '/docs': { type: 'text/html', text: page, cacheControl: 'no-cache' },
    [`${folder}docs.css`]: { type: 'text/css', text: () => css, cacheControl: forEver },
    [`${folder}emblem.svg`]: { type: 'image/svg+xml', text: () => emblem, cacheControl: forEver },
  };
  return async (ctx, next) => {
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    const file = files[ctx.path === '/docs/' ? '/docs' : ctx.path];
    if (!isRead || file === undefined) {
      await next();
      return;
    }
    const { type, cacheControl } = file;
    const text = file.text();
    ctx.set('Cache-Control', cacheControl);
    // Weak, since the same text goes out in several encodings.
    ctx.set('ETag', `W/"${tagOf(text)}"`);
    ctx.status = 200;
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    ctx.type = type;
    ctx.body = text;
  };
};
