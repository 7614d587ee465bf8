/** What a file of translations (`.po`) says, by the English text; the entry of the empty text is the head. */
export const readPo = (text: string): ReadonlyMap<string, string> => {
  const entries = text.split(/\n{2,}/).map(block => {
    const part = (name: string): string => {
      const [, quoted = ''] = new RegExp(`^${name} ((?:".*"\\n?)+)`, 'm').exec(block) ?? [];
      return [...quoted.matchAll(/"(.*)"/g)].map(([, line = '']) => line.replaceAll('\\n', '\n')).join('');
    };
    return [part('msgid'), part('msgstr')] as const;
  });
  return new Map(entries);
};

/** The same in the form that WordPress reads (`.mo`). */
export const toMo = (translations: ReadonlyMap<string, string>): Uint8Array => {
  const entries = [...translations].sort(([one], [other]) => (one < other ? -1 : 1));
  const head = 28;
  const texts = head + 16 * entries.length;
  const numbers = new Uint32Array(texts / 4);
  numbers.set([0x950412de, 0, entries.length, head, head + 8 * entries.length, 0, texts]);
  const chunks: Buffer[] = [];
  let end = texts;
  for (const column of [0, 1] as const) {
    entries.forEach((entry, row) => {
      const bytes = Buffer.from(`${entry[column]}\0`);
      numbers.set([bytes.length - 1, end], 7 + 2 * (column * entries.length + row));
      chunks.push(bytes);
      end += bytes.length;
    });
  }
  return Buffer.concat([Buffer.from(numbers.buffer), ...chunks]);
};

/** The same in the form that WordPress gives to scripts of the editor. */
export const toScriptJson = (translations: ReadonlyMap<string, string>, locale: string): string => {
  const words = [...translations].filter(([text]) => text !== '');
  return JSON.stringify({
    domain: 'mimer',
    locale_data: {
      mimer: {
        '': { domain: 'mimer', lang: locale },
        ...Object.fromEntries(words.map(([text, own]) => [text, [own]])),
      },
    },
  });
};
