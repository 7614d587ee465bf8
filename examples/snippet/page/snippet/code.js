// What is to be copied, made from what was chosen. Pure: everything it knows is an argument.

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that stays text in HTML, between tags and in attributes with straight double quotes. */
export const escapeHtml = text => text.replace(/[&<>"]/g, character => entities[character]);

/** The names of the elements, with the room that each takes while it loads. */
export const elements = {
  'mimer-request-form': '46rem',
  'mimer-status-tracker': '20rem',
  'mimer-contact-centre': '40rem',
  'mimer-statistics': '60rem',
  'mimer-launcher': undefined,
};

/** Which attributes an element has beside those that all have. */
const own = {
  'mimer-request-form': ['service', 'kind', 'draft'],
  'mimer-launcher': ['label', 'position', 'sections', 'service', 'kind'],
};

const defaults = { theme: 'auto', 'heading-level': '2', draft: 'session', position: 'inline' };

/** The attributes of the element, in the order in which people read them; what is as it would be anyway is left out. */
export const attributesOf = ({ element, endpoint, attributes }) => {
  const names = ['lang', ...(own[element] ?? []), 'heading-level', 'theme'];
  const given = names.flatMap(name => {
    const value = attributes[name] ?? '';
    return value === '' || value === defaults[name] ? [] : [[name, value]];
  });
  return [['endpoint', endpoint], ...given];
};

const written = ([name, value]) => `${name}="${escapeHtml(value)}"`;

/** `mimer.bundle.js` is the Turkish one. */
export const fileOf = ({ pinned, attributes }) => {
  if (!pinned) return 'mimer.js';
  const { lang = '' } = attributes;
  return ['', 'tr'].includes(lang) ? 'mimer.bundle.js' : `mimer.bundle.${lang}.js`;
};

const scriptTag = choice => {
  const { widget, integrity } = choice;
  const src = new URL(fileOf(choice), widget).href;
  const all = [
    ['src', src],
    ...(choice.pinned
      ? [
          ['integrity', integrity],
          ['crossorigin', 'anonymous'],
        ]
      : []),
  ];
  return `<script type="module" ${all.map(written).join(' ')}></script>`;
};

const fallback = ({ phone, number }) =>
  phone === '' ? '' : `\n  <a href="tel:${escapeHtml(number)}">${escapeHtml(phone)}</a>\n`;

/** The lines for the page. */
export const htmlOf = choice => {
  const { element } = choice;
  const attributes = attributesOf(choice).map(written).join(' ');
  return `${scriptTag(choice)}\n<${element} ${attributes}>${fallback(choice)}</${element}>\n`;
};

const isColour = value => /^#[\da-f]{6}$/i.test(value);

/** The custom properties for colours of one's own: `[name, value]` each. */
export const propertiesOf = ({ colours, radius }) => [
  ...Object.entries(colours ?? {})
    .filter(([, { light, dark }]) => isColour(light) && isColour(dark))
    .map(([name, { light, dark }]) => [`--mimer-${name}`, `light-dark(${light}, ${dark})`]),
  ...(radius === undefined ? [] : [['--mimer-radius', `${Number(radius)}px`]]),
];

/** The lines for the page's style sheet; empty where none are wanted. */
export const cssOf = choice => {
  const { element, reserve } = choice;
  const room = reserve ? elements[element] : undefined;
  const lines = [
    ...(room === undefined ? [] : ['display: block;', `min-block-size: ${room};`]),
    ...propertiesOf(choice).map(([name, value]) => `${name}: ${value};`),
  ];
  return lines.length === 0 ? '' : `${element} {\n${lines.map(line => `  ${line}\n`).join('')}}\n`;
};
