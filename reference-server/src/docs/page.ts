import { html, prose, type Html, type Part } from './html.ts';
import { jsonView } from './json-view.ts';
import { operationView } from './operation-view.ts';
import { operationsOf, problemsOf, type Document, type Operation } from './read-document.ts';
import { membersView, typeView } from './schema-view.ts';

const slug = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/** A path that is broken, if it must be, where a part of it ends. */
const breakable = (path: string): Part => path.split(/(?<=.)(?=\/)/).map(part => [html`<wbr />`, part]);

const link = ({ operationId, method, path }: Operation): Html =>
  html`<li>
    <a href="#${operationId}"
      ><span class="method ${method.toLowerCase()}">${method}</span> <span>${breakable(path)}</span></a
    >
  </li>`;

const contents = ({ tags, components }: Document, operations: readonly Operation[]): Html =>
  html`<ul>
    <li><a href="#about">About</a></li>
    <li><a href="#credentials">Credentials</a></li>
    ${tags.map(
      ({ name }) =>
        html`<li>
          <a href="#${slug(name)}">${name}</a>
          <ul>
            ${operations.filter(({ tags: [tag] }) => tag === name).map(link)}
          </ul>
        </li>`,
    )}
    <li><a href="#errors">Errors</a></li>
    <li>
      <a href="#schemas">Schemas</a>
      <ul>
        ${Object.keys(components.schemas).map(name => html`<li><a href="#schema-${name}">${name}</a></li>`)}
      </ul>
    </li>
  </ul>`;

const about = ({ info, servers }: Document): Html =>
  html`<section id="about">
    <h1>${info.title}</h1>
    <p class="version">
      Version ${info.version} · ${info.license.name} · <a href="${info.contact.url}">${info.contact.name}</a>
    </p>
    ${prose(info.description)}
    <h2>Endpoints</h2>
    <ul class="endpoints">
      ${servers.map(
        ({ url }) =>
          html`<li>
            <code>${url}</code> <a href="${new URL(`${url}/openapi.json`).pathname}">OpenAPI 3.1 document</a>
          </li>`,
      )}
    </ul>
  </section>`;

const credentials = ({ components }: Document): Html =>
  html`<section id="credentials">
    <h2>Credentials</h2>
    ${Object.entries(components.securitySchemes).map(
      ([name, { bearerFormat, description }]) =>
        html`<h3>${name === 'apiKey' ? 'API key' : 'Tracking code'} <small>${bearerFormat}</small></h3>
          ${prose(description)}`,
    )}
  </section>`;

const errors = (operations: readonly Operation[]): Html =>
  html`<section id="errors">
    <h2>Errors</h2>
    ${prose(
      'Every refusal is `application/problem+json`. Programs go by `code`; `errors` names the members that were refused, by JSON Pointer, or the parameters. After `Retry-After` seconds the same call may be made again.',
    )}
    ${[...problemsOf(operations)].map(
      ([code, example]) =>
        html`<article id="error-${code}" class="schema">
          <h3><a href="#error-${code}">${code}</a></h3>
          ${jsonView(example)}
        </article>`,
    )}
  </section>`;

const schemas = ({ components }: Document): Html =>
  html`<section id="schemas">
    <h2>Schemas</h2>
    ${Object.entries(components.schemas).map(
      ([name, schema]) =>
        html`<article id="schema-${name}" class="schema">
          <h3><a href="#schema-${name}">${name}</a> <small>${typeView(schema)}</small></h3>
          ${typeof schema['description'] === 'string' && prose(schema['description'])} ${membersView(schema)}
        </article>`,
    )}
  </section>`;

/**
 * The document as a page that needs no script.
 *
 * @param folder - The path of its style sheet and its emblem, with a final slash.
 */
export const docsPage = (document: Document, folder: string): string => {
  const operations = operationsOf(document);
  const [{ url: server } = { url: '' }] = document.servers;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${document.info.title}</title>
        <link rel="icon" href="${folder}emblem.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${folder}docs.css" />
      </head>
      <body>
        <a class="skip-link" href="#content">Skip to the content</a>
        <nav aria-label="Contents">
          <details class="narrow">
            <summary>Contents</summary>
            ${contents(document, operations)}
          </details>
          <div class="wide">${contents(document, operations)}</div>
        </nav>
        <main id="content" tabindex="-1">
          ${about(document)} ${credentials(document)}
          ${document.tags.map(
            ({ name, description }) =>
              html`<section id="${slug(name)}">
                <h2>${name}</h2>
                ${prose(description)}
                ${operations
                  .filter(({ tags: [tag] }) => tag === name)
                  .map(operation => operationView(operation, server))}
              </section>`,
          )}
          ${errors(operations)} ${schemas(document)}
        </main>
      </body>
    </html> `.text;
};
