// Contrast of two colours by WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio

const luminance = colour => {
  const [red, green, blue] = [1, 3, 5].map(from => {
    const part = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** From 1 to 21; colours are `#rrggbb`. */
export const contrast = (one, other) => {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
};

/** What level AA asks of words. */
export const enough = 4.5;

/** The pairs that words and their grounds make in the widget. */
export const pairs = [
  ['on-accent', 'accent'],
  ['accent', 'surface'],
  ['text', 'surface'],
];

/** Every pair in one mode, `light` or `dark`, with its contrast. `colours` are both modes' by their names. */
export const contrastsOf = (colours, mode) =>
  pairs.map(([words, ground]) => {
    const ratio = contrast(colours[words][mode], colours[ground][mode]);
    return { words, ground, ratio, isEnough: ratio >= enough };
  });
