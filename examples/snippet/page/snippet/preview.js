import { attributesOf, propertiesOf } from './code.js';

// The element itself, as it was chosen.

let shown;
/** What was set on it here; it sets some of its own. */
let given = new Map();

/** Shows a choice in `place`; what can be changed on the element that is there is changed there. */
export const showPreview = (place, choice) => {
  const { element, phone, number, mode } = choice;
  const attributes = new Map(attributesOf(choice));
  if (shown?.localName !== element || shown.getAttribute('endpoint') !== attributes.get('endpoint')) {
    shown = document.createElement(element);
    for (const [name, value] of attributes) shown.setAttribute(name, value);
    place.replaceChildren(shown);
  } else {
    for (const name of given.keys()) if (!attributes.has(name)) shown.removeAttribute(name);
    for (const [name, value] of attributes) if (given.get(name) !== value) shown.setAttribute(name, value);
  }
  given = attributes;
  const link = Object.assign(document.createElement('a'), { href: `tel:${number}`, textContent: phone });
  shown.replaceChildren(...(phone === '' ? [] : [link]));
  const properties = new Map(propertiesOf(choice));
  for (const name of [...shown.style]) if (!properties.has(name)) shown.style.removeProperty(name);
  for (const [name, value] of properties) shown.style.setProperty(name, value);
  place.style.colorScheme = mode;
};

/** Nothing to show. */
export const clearPreview = place => {
  shown = undefined;
  place.replaceChildren();
};
