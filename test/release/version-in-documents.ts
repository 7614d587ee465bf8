const escape = (text: string) => text.replaceAll(/[.+]/g, '\\$&');

/** Where documents name the version that their reader is to type or to paste. */
const places = (version: string): RegExp => {
  const text = escape(version);
  const all = [
    `(?<=/(?:widget|sdk)/)${text}(?=/)`,
    `(?<=@melikgazi/mimer-(?:sdk|widget|server|conformance)@)${text}\\b`,
    `(?<=\\bMIMER_VERSION=)${text}\\b`,
    `(?<=^ {4}"version": ")${text}(?=",$)`,
  ];
  return new RegExp(all.join('|'), 'gm');
};

/** A document, the Dockerfile or the OpenAPI document with another version in these places. */
export const withVersionInPlaces = (text: string, from: string, to: string): string =>
  text.replaceAll(places(from), to);
