import { createMimer } from '/sdk/mimer-sdk.js';

// Shows the municipality’s information notices as the backend has them, so that there is one text and not two.

const endpoint = new URL('/melikgazi/v1', location.href).href;

for (const place of document.querySelectorAll('[data-notices]')) {
  const { notices } = await createMimer({ endpoint, locale: place.lang }).jurisdiction.get();
  const paragraphs = notices.flatMap(({ title, version, text, summary }) => {
    const heading = Object.assign(document.createElement('h3'), { textContent: title });
    heading.append(Object.assign(document.createElement('small'), { textContent: ` ${version}` }));
    return [
      heading,
      ...(text ?? summary)
        .split(/\n{2,}/)
        .map(textContent =>
          Object.assign(document.createElement('p'), { className: 'written', textContent }),
        ),
    ];
  });
  place.replaceChildren(...paragraphs);
}
