import type { Finding } from './finding.ts';

const example = 'https://mimer.example.tr/melikgazi/v1';

/** Quotation marks that editors make of straight ones, and that then are part of the value. */
const curly = /[“”„‟″«»‘’‚′]/;

/** What is wrong with an `endpoint` before anybody is asked; else the address. `page` is the page's own, its `<base>` included. */
export const checkAddress = (endpoint: string, page: string): URL | Finding => {
  if (endpoint === '')
    return {
      section: 'endpoint-missing',
      sentence: `has no endpoint. Give it the address of a backend: endpoint="${example}".`,
    };
  if (curly.test(endpoint))
    return {
      section: 'endpoint-address',
      sentence:
        'has typographic quotation marks around its endpoint: an editor has changed them. Write straight ones (").',
    };
  const url = URL.canParse(endpoint, page) ? new URL(endpoint, page) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return {
      section: 'endpoint-address',
      sentence: `has an endpoint that is no address of the web. Write the whole one, such as ${example}.`,
    };
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return {
      section: 'endpoint-address',
      sentence: `has an endpoint with more than an address in it (a “?”, a “#” or a password). Write it as in ${example}.`,
    };
  if (url.protocol === 'http:' && new URL(page).protocol === 'https:' && !isLocal(url))
    return {
      section: 'endpoint-mixed',
      sentence: `has an endpoint with http on a page with https, which browsers block. Serve the backend by https: ${url.href}`,
    };
  return url;
};

/** Browsers trust the machine they run on. */
const isLocal = ({ hostname }: URL): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$|\.localhost$/.test(hostname);
