import type { Json } from '@melikgazi/mimer-sdk/openapi';
import { Html, escaped } from './html.ts';

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\b\d+(?:\.\d+)?\b/g;

const marked = (json: string): string => {
  let end = 0;
  let text = '';
  for (const match of json.matchAll(token)) {
    const [whole, quoted, colon] = match;
    const name = quoted === undefined ? 'literal' : colon === undefined ? 'string' : 'member';
    text += escaped(json.slice(end, match.index));
    text += `<span class="${name}">${escaped(quoted ?? whole)}</span>${colon ?? ''}`;
    end = match.index + whole.length;
  }
  return text + escaped(json.slice(end));
};

/** JSON as people read it, names told from values; a text that is no JSON, as it is. */
export const jsonView = (value: Json): Html =>
  new Html(
    `<pre><code>${typeof value === 'string' ? escaped(value) : marked(JSON.stringify(value, null, 2))}</code></pre>`,
  );
