import { contrastsOf } from './contrast.js';

// The table of colours, and what is to be known of their contrast.

/** The widget's own, so that a choice begins with what is seen. */
export const defaultColours = {
  accent: { light: '#0a5468', dark: '#7ccfdf' },
  'on-accent': { light: '#ffffff', dark: '#06242c' },
  surface: { light: '#ffffff', dark: '#11191e' },
  text: { light: '#14222a', dark: '#e9eff2' },
};

export const modes = ['light', 'dark'];

const create = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/** Makes a row for each colour, with a field for each mode. */
export const fillColourRows = rows => {
  for (const [name, colour] of Object.entries(defaultColours)) {
    const heading = create('th', { scope: 'row', id: `colour-${name}` });
    heading.dataset.colour = name;
    const fields = modes.map(mode => {
      const input = create('input', { type: 'color', name: `${name}-${mode}`, value: colour[mode] });
      return create('td', {}, input);
    });
    rows.append(create('tr', {}, heading, ...fields));
  }
};

/** The colours that were chosen; `undefined` for the widget's own. */
export const coloursOf = data =>
  data.has('own-colours')
    ? Object.fromEntries(
        Object.keys(defaultColours).map(name => [
          name,
          Object.fromEntries(modes.map(mode => [mode, String(data.get(`${name}-${mode}`))])),
        ]),
      )
    : undefined;

/** Names the fields in the page's language. */
export const nameColours = (rows, words) => {
  for (const heading of rows.querySelectorAll('[data-colour]')) {
    const name = heading.dataset.colour;
    heading.textContent = words.colourNames[name];
    for (const mode of modes)
      rows.querySelector(`[name="${name}-${mode}"]`).ariaLabel = `${words.colourNames[name]}, ${words[mode]}`;
  }
};

/** Shows the contrast of every pair, in words too, and answers how many are too little. */
export const showContrasts = (list, colours, words) => {
  const all = modes.flatMap(mode => contrastsOf(colours, mode).map(found => ({ ...found, mode })));
  list.replaceChildren(
    ...all.map(({ words: name, ground, ratio, isEnough, mode }) => {
      const sample = create('span', { className: 'sample', textContent: 'Aa', ariaHidden: 'true' });
      sample.style.color = colours[name][mode];
      sample.style.backgroundColor = colours[ground][mode];
      const pair = words.pair(words.colourNames[name], words.colourNames[ground]);
      const text = `${words[mode]}: ${pair}: ${words.ratio(ratio, isEnough)}`;
      return create(
        'li',
        { className: isEnough ? '' : 'too-little' },
        sample,
        create('span', { textContent: text }),
      );
    }),
  );
  return all.filter(({ isEnough }) => !isEnough).length;
};
