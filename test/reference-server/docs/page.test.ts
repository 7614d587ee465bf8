import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../../support/server.ts';

const origin = 'http://riverton.test';

test('the page is asked for anew each time and sent when it has changed', async t => {
  const { fetch } = await startServer(t);
  for (const path of ['/docs', '/docs/']) {
    const page = await fetch(`${origin}${path}`);
    assert.equal(page.status, 200);
    assert.equal(page.headers.get('Content-Type'), 'text/html; charset=utf-8');
    assert.equal(page.headers.get('Cache-Control'), 'no-cache');
    const again = await fetch(`${origin}${path}`, {
      headers: { 'If-None-Match': page.headers.get('ETag') ?? '' },
    });
    assert.deepEqual([again.status, await again.text()], [304, '']);
  }
});

test('the style sheet is kept for ever under a path that changes with it', async t => {
  const { fetch } = await startServer(t);
  const page = await (await fetch(`${origin}/docs`)).text();
  const [, path = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? [];
  assert.match(path, /^\/docs\/[\w-]{16}\/docs\.css$/);
  const styleSheet = await fetch(`${origin}${path}`);
  assert.equal(styleSheet.headers.get('Content-Type'), 'text/css; charset=utf-8');
  assert.equal(styleSheet.headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
  assert.equal((await fetch(`${origin}/docs/another-hash/docs.css`)).status, 404);
});

test('nothing but reading is answered there', async t => {
  const { fetch } = await startServer(t);
  const head = await fetch(`${origin}/docs`, { method: 'HEAD' });
  assert.deepEqual([head.status, await head.text()], [200, '']);
  assert.equal((await fetch(`${origin}/docs`, { method: 'POST' })).status, 404);
});

test('a command is shown with this server’s own address', async t => {
  const { fetch, endpoint } = await startServer(t);
  const page = await (await fetch(`${origin}/docs`)).text();
  assert.ok(page.includes(`curl -X POST &#39;${endpoint.url}/requests&#39;`));
  assert.ok(page.includes('href="/riverton/v1/openapi.json"'));
});
