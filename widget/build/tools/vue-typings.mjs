import { describe, documented } from './documented.mjs';

/**
 * Typings for Vue's templates, in the way that Vue's guide has for elements of others. The generator that there is for
 * Vue takes the class of an event for its detail, and names events as templates do not look them up.
 */
export const vueTypings = ({ modules: [{ path, declarations, exports }] }) => {
  const eventType = ({ type: { text } }) =>
    exports.some(({ name }) => name === text) ? `elements.${text}` : text;
  const properties = ({ members = [] }) =>
    members
      .filter(({ kind, readonly }) => kind === 'field' && readonly !== true)
      .map(({ name }) => `'${name}'`);
  const eventsOf = ({ name, events = [] }) => `
export interface ${name}Events {
${events.map(event => documented(event.description, `'${event.name}': ${eventType(event)};`)).join('\n')}
}`;
  const component = element =>
    documented(
      describe(element),
      `'${element.tagName}': VueElement<elements.${element.name}, ${element.name}Events, ${properties(element).join(' | ')}>;`,
    );
  return `
import type { AllowedComponentProps, EmitFn, HTMLAttributes, VNodeProps } from 'vue';
import type * as elements from '${path}';

type VueElement<Element extends HTMLElement, Events extends object, Properties extends keyof Element> = new () => Element & {
  /** @deprecated For templates alone; an element has no such property. */
  $props: Omit<HTMLAttributes, Properties> & Partial<Pick<Element, Properties>> & VNodeProps & AllowedComponentProps;
  /** @deprecated For templates alone; an element has no such method. */
  $emit: EmitFn<{ [Name in keyof Events]: (event: Events[Name]) => void }>;
};
${declarations.map(eventsOf).join('\n')}

declare module 'vue' {
  interface GlobalComponents {
${declarations.map(component).join('\n')}
  }
}
`;
};
