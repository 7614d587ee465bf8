/** Takes keys and tracking codes out of a text for people: a log keeps what is printed longer than anyone means to. */
export const redact = (text: string, apiKey?: string): string => {
  const withoutKey = apiKey === undefined ? text : text.replaceAll(apiKey, '‹key›');
  return withoutKey
    .replaceAll(/mimer_(live|test)_[\w~+/=.-]+/g, '‹key›')
    .replaceAll(/(?<![\w-])\d{10}(?![\w-])/g, '‹code›');
};
