import { describe, documented } from './documented.mjs';
import { handlerOf } from './handler-of.mjs';

/**
 * Components for React that `@lit/react` makes: they set properties as properties, also on elements that are registered
 * later, and refuse names that there are not, which JSX lets pass where there is a hyphen in them.
 */
export const reactWrappers = ({ modules: [{ path, declarations, exports }] }) => {
  const eventsOf = ({ events = [] }) => events.filter(({ name }) => name);
  const wrapper = element => `
export const ${element.name} = /* @__PURE__ */ createComponent({
  react,
  tagName: '${element.tagName}',
  elementClass: elements.${element.name},
  events: {${eventsOf(element).map(({ name }) => `${handlerOf(name)}: '${name}'`)}},
  displayName: '${element.name}',
});`;
  const type = element =>
    documented(
      describe(element),
      `export const ${element.name}: ReactWebComponent<elements.${element.name}, {${eventsOf(element)
        .map(({ name, type, description }) =>
          documented(
            description,
            `${handlerOf(name)}: EventName<${exports.some(exported => exported.name === type.text) ? 'elements.' : ''}${type.text}>;`,
          ),
        )
        .join('\n')}}>;`,
    );
  return {
    code: `
import { createComponent } from '@lit/react';
import react from 'react';
import * as elements from '${path}';
import '${path.replace('index.js', 'define.js')}';
${declarations.map(wrapper).join('\n')}
`,
    types: `
import type { EventName, ReactWebComponent } from '@lit/react';
import type * as elements from '${path}';

${declarations.map(type).join('\n\n')}
`,
  };
};
