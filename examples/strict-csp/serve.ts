import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { strictPolicy } from './policy.ts';

// A page under the strictest policy that the widget works under: one script, known by its hash, and one host to talk to.

const { MIMER_ENDPOINT: endpoint = 'http://localhost:8787/melikgazi/v1', PORT = '8060' } = process.env;
if (!URL.canParse(endpoint)) {
  console.error(
    'MIMER_ENDPOINT must be the address of a backend, such as https://mimer.example.tr/melikgazi/v1.',
  );
  process.exit(1);
}
const cdn = new URL('cdn/', import.meta.resolve('@melikgazi/mimer-widget/package.json'));
const script = await readFile(new URL('mimer.bundle.js', cdn)).catch(() => undefined);
if (script === undefined) {
  console.error('The widget is not built: run “npm run build” in the repository’s folder.');
  process.exit(1);
}
const hashes: unknown = JSON.parse(await readFile(new URL('integrity.json', cdn), 'utf8'));
const integrity = String(Reflect.get(Object(hashes), 'mimer.bundle.js'));
const policy = strictPolicy({ integrity, endpoint });

const page = async (name: string): Promise<Buffer> => readFile(new URL(`page/${name}`, import.meta.url));
const html = (await page('index.html'))
  .toString()
  .replaceAll('%INTEGRITY%', integrity)
  .replaceAll('%ENDPOINT%', new URL(endpoint).href.replaceAll('"', '%22'));

const files: Readonly<Record<string, readonly [type: string, content: string | Buffer]>> = {
  '/': ['text/html; charset=utf-8', html],
  '/page.css': ['text/css', await page('page.css')],
  '/mimer.bundle.js': ['text/javascript', script],
};

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://page');
  if (request.method === 'POST' && pathname === '/violations') {
    // What a browser refused, and for which directive; a real site would write it into its log.
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text = `${text}${part}`.slice(0, 4000)));
    request.on('end', () => {
      console.error(`The policy was violated: ${text.replace(/\s+/g, ' ')}`);
      response.writeHead(204).end();
    });
    return;
  }
  const [type, content] = files[pathname] ?? [];
  if (type === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  });
  response.end(content);
});
server.listen(Number(PORT), '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : PORT}/`);
});
