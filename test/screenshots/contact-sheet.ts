/** A picture of a state. */
export interface Shot {
  readonly element: string;
  readonly step: string;
  /** Width, language, scheme. */
  readonly name: string;
  readonly file: string;
}

const figure = ({ name, file }: Shot) =>
  `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy"></a><figcaption>${name}</figcaption></figure>`;

/** One page with all pictures, a row for each state. */
export const contactSheet = (shots: readonly Shot[]): string => {
  const rows = Map.groupBy(shots, ({ element, step }) => `${element}: ${step}`);
  const sections = [...rows].map(
    ([title, row]) => `<section><h2>${title}</h2><div>${row.map(figure).join('')}</div></section>`,
  );
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>MİMER, every state</title>
<style>
  body { font: 1rem/1.4 system-ui, sans-serif; margin: 1rem; background: #888; color: #fff; }
  section > div { display: flex; gap: 1rem; overflow-x: auto; align-items: start; }
  figure { margin: 0; flex: none; }
  img { height: 28rem; width: auto; max-width: 40rem; object-fit: contain; object-position: top; background: #fff; }
</style>
<h1>${shots.length} pictures</h1>
${sections.join('\n')}
</html>
`;
};
