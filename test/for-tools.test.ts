import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import {
  publishedElements,
  readWidgetJson,
  type PublishedElement,
} from './support/manifest/published-elements.ts';
import { declarationsIn } from './support/manifest/typings.ts';

// What editors and frameworks read is made from the manifest by programs of others, in part; here it is compared with the manifest.

const elements = publishedElements();

const named = z.object({ name: z.string(), description: z.string() });
const names = (entries: readonly { readonly name: string }[]): string[] => entries.map(({ name }) => name);
const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
const fieldsOf = ({ members }: PublishedElement) => members.filter(({ kind }) => kind === 'field');
const writableOf = (element: PublishedElement) =>
  fieldsOf(element).filter(({ readonly }) => readonly !== true);

/** The members of a union of literals; of any other type, none. */
const literalsOf = (type: string): string[] => [...type.matchAll(/'([^']+)'/g)].map(([, text = '']) => text);

/** How the texts for readers name something before they say what it is. */
const spoken = (name: string): string[] =>
  name === '' ? ['`(default)`: ', '_default_ - '] : [`\`${name}\`: `, `**${name}** - `];

/** Which of an element's slots, parts and custom properties a text for readers leaves out. */
const untold = ({ tagName, slots, cssParts, cssProperties }: PublishedElement, text: string): string[] => {
  const told = text.replace(/\n\s*\* /g, ' ');
  return [...slots, ...cssParts, ...cssProperties]
    .filter(({ name, description }) => !spoken(name).some(start => told.includes(start + description)))
    .map(({ name }) => `${tagName}: ${name}`);
};

test('there is something to tell of every element', () => {
  assert.ok(elements.length >= 13, `only ${names(elements).join(', ')}`);
  for (const { tagName, attributes, events, cssProperties } of elements)
    assert.ok(attributes.length > 0 && events.length > 0 && cssProperties.length > 17, tagName);
});

test('VS Code knows every element, attribute and value, and tells of events, slots, parts and properties', () => {
  const attribute = z.object({ ...named.shape, values: z.array(z.object({ name: z.string() })) });
  const schema = z.object({ tags: z.array(z.object({ ...named.shape, attributes: z.array(attribute) })) });
  const { tags } = z.parse(schema, readWidgetJson('vscode.html-custom-data.json'));
  assert.deepEqual(names(tags).sort(), elements.map(({ tagName }) => tagName).sort());
  for (const element of elements) {
    const tag = tags.find(({ name }) => name === element.tagName);
    const values = (tag?.attributes ?? []).map(({ name, values }) => [name, names(values)]);
    assert.deepEqual(
      values,
      element.attributes.map(({ name, type }) => [name, literalsOf(type.text)]),
      element.tagName,
    );
    assert.deepEqual(untold(element, tag?.description ?? ''), []);
    for (const { name } of element.events) assert.ok(tag?.description.includes(`**${name}**`), name);
  }
});

test('VS Code completes every custom property and every part in a style sheet', () => {
  const schema = z.object({ properties: z.array(named), pseudoElements: z.array(named) });
  const { properties, pseudoElements } = z.parse(schema, readWidgetJson('vscode.css-custom-data.json'));
  assert.deepEqual(unique(names(properties)), unique(elements.flatMap(each => names(each.cssProperties))));
  assert.deepEqual(
    unique(names(pseudoElements)),
    unique(elements.flatMap(({ cssParts }) => names(cssParts).map(part => `::part(${part})`))),
  );
});

test('JetBrains’ editors know every element with all that it has', () => {
  const typed = z.object({ ...named.shape, type: z.string() });
  const html = z.object({
    ...named.shape,
    attributes: z.array(z.object({ ...named.shape, value: z.object({ type: z.string() }) })),
    slots: z._default(z.array(named), []),
    events: z.array(typed),
    js: z.object({ properties: z.array(typed), events: z.array(typed) }),
  });
  const schema = z.object({
    name: z.literal('@melikgazi/mimer-widget'),
    contributions: z.object({
      html: z.object({ elements: z.array(html) }),
      css: z.object({ properties: z.array(named), 'pseudo-elements': z.array(named) }),
    }),
  });
  const { contributions } = z.parse(schema, readWidgetJson('web-types.json'));
  const { properties, 'pseudo-elements': parts } = contributions.css;
  assert.deepEqual(
    contributions.html.elements.map(({ name, attributes, slots, events, js }) => ({
      name,
      attributes: attributes.map(({ name, value }) => [name, literalsOf(value.type)]),
      slots: names(slots),
      events: events.map(({ name, type }) => [name, type]),
      properties: names(js.properties),
    })),
    elements.map(element => ({
      name: element.tagName,
      attributes: element.attributes.map(({ name, type }) => [name, literalsOf(type.text)]),
      slots: names(element.slots),
      events: element.events.map(({ name, type }) => [name, type.text]),
      properties: names(fieldsOf(element)),
    })),
  );
  assert.deepEqual(unique(names(properties)), unique(elements.flatMap(each => names(each.cssProperties))));
  assert.deepEqual(
    unique(names(parts)),
    unique(elements.flatMap(({ cssParts }) => names(cssParts).map(part => `part(${part})`))),
  );
});

test('nothing that an editor shows names a type that only stands for another', () => {
  const types = JSON.stringify(readWidgetJson('web-types.json'));
  assert.deepEqual(types.match(/"type":"(?:Client|Value)\b[^"]*"/g), null);
});

test('JSX knows every tag with its attributes, properties and events', () => {
  const declarations = declarationsIn('frameworks/jsx.d.ts');
  for (const element of elements) {
    const taken = declarations.get(`${element.name}Props`) ?? '';
    assert.deepEqual(
      [...names(element.attributes), ...names(writableOf(element))].filter(
        name => !new RegExp(`^\\s*'?${name}'?\\?: `, 'm').test(taken),
      ),
      [],
      element.tagName,
    );
    assert.deepEqual(
      [...taken.matchAll(/^\s*'?on([\w-]+)'?\?: \(e: (\w+)\) => void/gm)].map(([, ...told]) => told),
      element.events.map(({ name, type }) => [name, type.text]),
    );
    assert.deepEqual(untold(element, declarations.get(element.tagName) ?? ''), []);
  }
});

/** Which event each handler in a text hears, and as what; types that are not the platform's are the package's. */
const heardIn = (text: string, handler: RegExp) =>
  [...text.matchAll(handler)].map(([, name = '', type]) => [
    name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`).slice(1),
    type,
  ]);
const toldBy = ({ events }: PublishedElement) =>
  events.map(({ name, type: { text } }) => [name, /^(Input)?Event$/.test(text) ? text : `elements.${text}`]);

test('React has a component for every element, with a handler for each of its events', () => {
  const declarations = declarationsIn('frameworks/react.d.ts');
  for (const element of elements) {
    const text = declarations.get(element.name) ?? '';
    assert.match(text, new RegExp(`: ReactWebComponent<\\s*elements\\.${element.name},`));
    assert.deepEqual(heardIn(text, /^\s*on(\w+): EventName<([\w.]+)>/gm), toldBy(element));
    assert.deepEqual(untold(element, text), []);
  }
});

test('Vue’s templates know every element with its properties and events', () => {
  const declarations = declarationsIn('frameworks/vue.d.ts');
  for (const element of elements) {
    const text = declarations.get(element.tagName) ?? '';
    const handlers = declarations.get(`${element.name}Handlers`) ?? '';
    assert.deepEqual(
      names(writableOf(element)).filter(name => !text.includes(`'${name}'`)),
      [],
      element.tagName,
    );
    assert.deepEqual(heardIn(handlers, /^\s*on(\w+)\?: \(event: ([\w.]+)\) => void/gm), toldBy(element));
    assert.deepEqual(untold(element, text), []);
  }
});
