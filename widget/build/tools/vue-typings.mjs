import { describe, documented } from './documented.mjs';
import { handlerOf } from './handler-of.mjs';

/**
 * Typings for Vue's templates. The generator that there is for Vue takes the class of an event for its detail, and names
 * events as templates do not look them up.
 */
export const vueTypings = ({ modules: [{ path, declarations, exports }] }) => {
  const eventType = ({ type: { text } }) =>
    exports.some(({ name }) => name === text) ? `elements.${text}` : text;
  const properties = ({ members = [] }) =>
    members
      .filter(({ kind, readonly }) => kind === 'field' && readonly !== true)
      .map(({ name }) => `'${name}'`);
  const handlers = ({ name, events = [] }) => `
export interface ${name}Handlers {
${events
  .map(event =>
    documented(event.description, `${handlerOf(event.name)}?: (event: ${eventType(event)}) => void;`),
  )
  .join('\n')}
}`;
  const component = element =>
    documented(
      describe(element),
      `'${element.tagName}': VueElement<elements.${element.name}, ${element.name}Handlers, ${properties(element).join(' | ')}>;`,
    );
  return `
import type { AllowedComponentProps, HTMLAttributes, VNodeProps } from 'vue';
import type * as elements from '${path}';

type VueElement<Element extends HTMLElement, Handlers, Properties extends keyof Element> = new () => Element & {
  /** @deprecated For templates alone; an element has no such property. */
  $props: Omit<HTMLAttributes, Properties | keyof Handlers> & Handlers & Partial<Pick<Element, Properties>> & VNodeProps & AllowedComponentProps;
};
${declarations.map(handlers).join('\n')}

declare module 'vue' {
  interface GlobalComponents {
${declarations.map(component).join('\n')}
  }
}
`;
};
