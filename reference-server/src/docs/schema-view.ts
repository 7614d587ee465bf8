import type { Json, JsonObject } from '@melikgazi/mimer-sdk/openapi';
import { html, inline, type Html, type Part } from './html.ts';

const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const objectsIn = (value: Json | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** The schema's name, where it is one of those that have a section of their own. */
const nameOf = ({ $ref }: JsonObject): string | undefined =>
  typeof $ref === 'string' ? $ref.slice($ref.lastIndexOf('/') + 1) : undefined;

const alternativesOf = ({ anyOf, oneOf }: JsonObject): JsonObject[] => [
  ...objectsIn(anyOf),
  ...objectsIn(oneOf),
];

const plain = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const either = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [' or ', part]));

/** What a value is, in a phrase. */
export const typeView = (schema: JsonObject): Part => {
  const name = nameOf(schema);
  if (name !== undefined) return html`<a href="#schema-${name}">${name}</a>`;
  if ('const' in schema) return html`<code>${JSON.stringify(schema['const'])}</code>`;
  if (Array.isArray(schema['enum']))
    return either(schema['enum'].map(value => html`<code>${plain(value)}</code>`));
  const alternatives = alternativesOf(schema);
  if (alternatives.length > 0) return either(alternatives.map(typeView));
  if (schema['type'] === 'array')
    return ['list of ', isObject(schema['items']) ? typeView(schema['items']) : 'values'];
  const { additionalProperties: values, format, type } = schema;
  if (type === 'object' && isObject(values)) return ['object of ', typeView(values), ' by name'];
  return [typeof format === 'string' ? format : typeof type === 'string' ? type : 'any value'];
};

/** Bounds that the number’s own representation sets say nothing. */
const isTelling = (bound: Json | undefined): bound is number =>
  typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

const range = (least: Json | undefined, most: Json | undefined, unit: string): string[] => {
  if (isTelling(least) && isTelling(most)) return [`${least} to ${most}${unit}`];
  if (isTelling(least)) return [`at least ${least}${unit}`];
  return isTelling(most) ? [`at most ${most}${unit}`] : [];
};

/** What a value must keep to beside its type; nothing where that is all. */
export const limitsView = (schema: JsonObject): Part => {
  const { minLength, maxLength, minimum, maximum, exclusiveMinimum, minItems, maxItems, pattern } = schema;
  const said: Part[] = [
    ...range(minLength, maxLength, ' characters'),
    ...range(minimum, maximum, ''),
    ...(isTelling(exclusiveMinimum) ? [`more than ${exclusiveMinimum}`] : []),
    ...range(minItems, maxItems, ' of them'),
    ...(typeof pattern === 'string' ? [html`<code>${pattern}</code>`] : []),
  ];
  if (said.length === 0) return undefined;
  return html`<span class="limits"
    >${said.flatMap((part, index) => (index === 0 ? [part] : [', ', part]))}</span
  >`;
};

/** The object whose members are to be shown below a value: its own, or those of the items of a list. */
const innerOf = (schema: JsonObject): JsonObject | undefined => {
  if (isObject(schema['properties'])) return schema;
  return isObject(schema['items']) ? innerOf(schema['items']) : undefined;
};

const member = (name: string, schema: JsonObject, isRequired: boolean): Html => {
  const inner = innerOf(schema);
  const { description } = schema;
  return html`<li>
    <code class="name">${name}</code> <span class="type">${typeView(schema)}</span>
    ${!isRequired && html`<span class="optional">optional</span>`} ${limitsView(schema)}
    ${typeof description === 'string' && html`<p>${inline(description)}</p>`}
    ${inner !== undefined && membersView(inner)} ${inner === undefined && variantsView(schema)}
  </li>`;
};

const variantsView = (schema: JsonObject): Part =>
  alternativesOf(schema)
    .filter(alternative => isObject(alternative['properties']))
    .map(membersView);

/** The members of an object, or of each of the objects that it may be. */
export const membersView = (schema: JsonObject): Part => {
  const { properties, required } = schema;
  if (!isObject(properties)) return variantsView(schema);
  const names = Array.isArray(required) ? required : [];
  return html`<ul class="members">
    ${Object.entries(properties).map(([name, value]) => isObject(value) && member(name, value, names.includes(name)))}
  </ul>`;
};
