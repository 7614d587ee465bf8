import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elements, properties } from '../support/documents/elements.ts';
import { attributesIn, elementsIn, mistakesIn, type HtmlElement } from '../support/documents/html.ts';
import { blocksIn, documents, placeOf } from '../support/documents/markdown.ts';

// What documents tell webmasters to write: elements, attributes, events and styles that there are.

/** What any element may have. */
const global: readonly string[] = ['id', 'class', 'slot', 'hidden', 'style'];

const unknownIn = (element: HtmlElement): string[] => {
  const { tagName } = element;
  if (!tagName.startsWith('mimer-')) return [];
  const facts = elements.get(tagName);
  if (facts === undefined) return [`there is no <${tagName}>`];
  return attributesIn(element)
    .map(({ name }) => name)
    .filter(name => !global.includes(name) && !facts.attributes.includes(name))
    .map(name => `<${tagName}> has no ${name}`);
};

const complaintsAbout = (html: string): string[] => [
  ...mistakesIn(html),
  ...elementsIn(html).flatMap(unknownIn),
];

test('every HTML block is sound and knows our elements', () => {
  const blocks = blocksIn('html');
  assert.ok(blocks.length > 7, `only ${blocks.length} blocks were found`);
  assert.deepEqual(
    blocks.flatMap(block => complaintsAbout(block.code).map(words => `${placeOf(block)}: ${words}`)),
    [],
  );
});

test('an unknown element, an unknown attribute and broken HTML would be found', () => {
  assert.deepEqual(complaintsAbout('<mimer-form></mimer-form>'), ['there is no <mimer-form>']);
  assert.deepEqual(complaintsAbout('<mimer-launcher colour="red"></mimer-launcher>'), [
    '<mimer-launcher> has no colour',
  ]);
  assert.deepEqual(complaintsAbout('<p class="a"class="b">'), [
    'missing-whitespace-between-attributes',
    'duplicate-attribute',
  ]);
});

const events = new Set([...elements.values()].flatMap(({ events }) => events));

/** Names that begin like an element, an event or a custom property of ours, wherever a document has them. */
const unknownNames = (text: string): string[] => {
  const tags = text.match(/(?<=<\/?)mimer-[a-z-]+/g) ?? [];
  const listened = Array.from(text.matchAll(/addEventListener\('(mimer-[a-z-]+)'/g), ([, name = '']) => name);
  const used = text.match(/--mimer-[a-z-]+/g) ?? [];
  return [
    ...tags.filter(tag => !elements.has(tag)),
    ...listened.filter(name => !events.has(name)),
    ...used.filter(name => !properties.has(name)),
  ];
};

test('every element, event and custom property that code in a document names is there', () => {
  const blocks = documents.flatMap(({ blocks }) => blocks);
  assert.deepEqual(
    blocks.flatMap(block => unknownNames(block.code).map(name => `${placeOf(block)}: ${name}`)),
    [],
  );
  assert.deepEqual(unknownNames("<mimer-x a> addEventListener('mimer-sent') --mimer-colour"), [
    'mimer-x',
    'mimer-sent',
    '--mimer-colour',
  ]);
});

/** `element::part(name)` that no such element has. */
const unknownParts = (css: string): string[] =>
  Array.from(css.matchAll(/(mimer-[a-z-]+)::part\(([\w -]+)\)/g), ([written, tag = '', names = '']) => ({
    written,
    isKnown: names.split(' ').every(name => elements.get(tag)?.parts.includes(name) === true),
  }))
    .filter(({ isKnown }) => !isKnown)
    .map(({ written }) => written);

test('every part that a style in a document names is there', () => {
  assert.deepEqual(
    blocksIn('css').flatMap(({ code }) => unknownParts(code)),
    [],
  );
  assert.deepEqual(unknownParts('mimer-launcher::part(knob) {}'), ['mimer-launcher::part(knob)']);
});
