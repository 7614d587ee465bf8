import { curlOf } from './curl.ts';
import { html, inline, prose, type Html, type Part } from './html.ts';
import { jsonView } from './json-view.ts';
import { problemType, type Content, type Operation } from './read-document.ts';
import { limitsView, typeView } from './schema-view.ts';

const credentialNames: Record<string, string> = { trackingCode: 'the tracking code', apiKey: 'an API key' };

const credentials = ({ security, isWebhook }: Operation): Part => {
  if (isWebhook) return 'A signature by the webhook’s secret.';
  if (security.length === 0) return 'None: anyone may.';
  const ways = security.map(way => {
    const [scheme = '', scopes = []] = Object.entries(way)[0] ?? [];
    if (scheme === '') return 'none';
    const name = credentialNames[scheme] ?? scheme;
    return scopes.length === 0 ? name : [name, ' with ', html`<code>${scopes.join(' ')}</code>`];
  });
  return [ways.flatMap((way, index) => (index === 0 ? [way] : [', or ', way])), '.'];
};

const places: Record<string, string> = { path: 'in the path', query: 'in the query', header: 'header' };

const parameter = ({
  name,
  in: place,
  required,
  description,
  schema,
  example,
}: Operation['parameters'][number]): Html => {
  return html`<li>
    <code class="name">${name}</code> <span class="type">${places[place] ?? place}, ${typeView(schema)}</span>
    ${!required && html`<span class="optional">optional</span>`} ${limitsView(schema)}
    <p>
      ${inline(description)}${example !== undefined && html` <span class="example">Such as <code>${String(example)}</code>.</span>`}
    </p>
  </li>`;
};

/** What a body may be; the first of several examples stands open. */
const examples = (content: Content): Part =>
  Object.entries(content).map(([mediaType, { schema, example, examples = {} }]) => [
    html`<p class="body"><code>${mediaType}</code> <span class="type">${typeView(schema)}</span></p>`,
    example !== undefined && jsonView(example),
    Object.entries(examples).map(
      ([name, { summary = name, value }], index) =>
        html`<details ${index === 0 && 'open'}>
          <summary>${summary}</summary>
          ${jsonView(value)}
        </details>`,
    ),
  ]);

type Answer = Operation['responses'][string];

const headersView = (headers: Answer['headers'] = {}): Part => {
  const entries = Object.entries(headers);
  if (entries.length === 0) return undefined;
  return html`<ul class="members">
    ${entries.map(
      ([name, { description }]) =>
        html`<li>
          <code class="name">${name}</code>
          <p>${inline(description)}</p>
        </li>`,
    )}
  </ul>`;
};

/** An answer that is no refusal; its body stands open. */
const answer = ([status, { description, headers, content = {} }]: readonly [string, Answer]): Html =>
  html`<p class="answer"><span class="status success">${status}</span> ${inline(description)}</p>
    ${headersView(headers)} ${examples(content)}`;

/** A refusal: its codes, which are explained once for all calls. */
const refusal = ([status, { content = {}, description }]: readonly [string, Answer]): Html => {
  const codes = Object.keys(content[problemType]?.examples ?? {});
  const links = codes.map(code => html`<a href="#error-${code}"><code>${code}</code></a> `);
  return html`<li>
    <span class="status refusal">${status}</span> ${codes.length > 0 ? links : inline(description)}
  </li>`;
};

const answers = ({ responses }: Operation): Part => {
  const [done, refused] = [true, false].map(isDone =>
    Object.entries(responses).filter(([status]) => status < '400' === isDone),
  );
  return [
    html`<h4>Answers</h4>`,
    done?.map(answer),
    html`<h4>Refusals</h4>`,
    html`<ul class="members">
      ${refused?.map(refusal)}
    </ul>`,
  ];
};

/** A call: what it takes, who may make it and what it answers. */
export const operationView = (operation: Operation, server: string): Html => {
  const {
    operationId: id,
    method,
    path,
    summary,
    description,
    parameters,
    requestBody,
    isWebhook,
  } = operation;
  return html`<article id="${id}" class="call" aria-labelledby="${id}-title">
    <h3 id="${id}-title">
      <a href="#${id}"
        ><span class="method ${method.toLowerCase()}">${method}</span> <span class="path">${path}</span></a
      >
    </h3>
    <p class="summary">${summary}</p>
    ${description !== undefined && prose(description)}
    <p class="credential"><strong>Credential</strong> ${credentials(operation)}</p>
    ${!isWebhook && html`<pre class="command"><code>${curlOf(operation, server)}</code></pre>`}
    ${
      parameters.length > 0 &&
      html`<h4>Parameters</h4>
        <ul class="members">
          ${parameters.map(parameter)}
        </ul>`
    }
    ${
      requestBody !== undefined &&
      html`<h4>Body</h4>
        ${examples(requestBody.content)}`
    }
    ${answers(operation)}
  </article>`;
};
