/** The link in a text that was pasted, where there is one: telephones put a name or a sentence before it. */
export const textOfLink = (text: string): string | undefined => {
  const [link] = /(?:https?:\/\/|geo:)\S+/i.exec(text) ?? [];
  const [bare] = /\b(?:www|maps|goo)\.\S+/i.exec(text) ?? [];
  return link ?? (bare && `https://${bare}`);
};

const pair = String.raw`([+-]?\d{1,3}(?:\.\d+)?)\s*[,~/]\s*([+-]?\d{1,3}(?:\.\d+)?)`;

/** The parameters in which maps write a point, the pin before the middle of the view. */
const parameters = ['q', 'query', 'coordinate', 'll', 'daddr', 'destination', 'center', 'sll', 'cp'];

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

const pairIn = (text: string | null | undefined): string | undefined => {
  const [, lat, lng] = new RegExp(`^\\s*(?:loc:)?\\s*${pair}`).exec(text ?? '') ?? [];
  return lat === undefined || lng === undefined ? undefined : `${lat},${lng}`;
};

/** Yandex writes the longitude first. */
const turned = (text: string | undefined): string | undefined => text?.split(',').reverse().join();

const fromGeo = (link: string): string | undefined => {
  const [, path = '', query = ''] = /^geo:([^?]*)\??(.*)$/i.exec(link) ?? [];
  // `geo:0,0?q=…` names its point in the query; `;u=20` is its uncertainty in metres.
  const asked = pairIn(new URLSearchParams(query).get('q'));
  const uncertainty = /;u=(\d+(?:\.\d+)?)/i.exec(path)?.[1];
  const named = pairIn(path);
  return asked ?? (named && (uncertainty === undefined ? named : `${named},${uncertainty}`));
};

const fromYandex = ({ searchParams }: URL): string | undefined =>
  turned(
    pairIn(searchParams.get('whatshere[point]')) ??
      pairIn(searchParams.get('pt')) ??
      pairIn(searchParams.get('ll')),
  );

const fromOpenStreetMap = ({ searchParams, hash }: URL): string | undefined =>
  pairIn(`${searchParams.get('mlat') ?? ''},${searchParams.get('mlon') ?? ''}`) ??
  pairIn(/#map=[\d.]+\/(.+)$/.exec(hash)?.[1]);

/** Google's pin (`!3d…!4d…`), then a point in the path (`/place/38.7,35.5`, also in minutes), then the view (`/@38.7,35.5`). */
const fromPath = ({ pathname }: URL): string | undefined => {
  const path = decoded(pathname);
  const pin = pairIn(path.slice(path.lastIndexOf('!3d')).replace(/^!3d([^!]*)!4d/, '$1,'));
  if (pin !== undefined) return pin;
  const parts = path.split('/');
  const inMinutes = parts.find(found => /^\d+°[^/]*$/.test(found));
  const inDegrees = parts.map(pairIn).findLast(found => found !== undefined);
  const view = parts.find(found => found.startsWith('@'));
  return inMinutes ?? inDegrees ?? pairIn(view?.slice(1));
};

/** The point that a link of a map names, as text; `undefined` where it names none, as short links do. */
export const writtenIn = (link: string): string | undefined => {
  if (/^geo:/i.test(link)) return fromGeo(link);
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  if (/(^|\.)yandex\./.test(url.hostname)) return fromYandex(url);
  const asked = parameters.map(name => pairIn(url.searchParams.get(name)));
  return (
    fromOpenStreetMap(url) ??
    asked.slice(0, 3).find(found => found !== undefined) ??
    fromPath(url) ??
    asked.find(found => found !== undefined)
  );
};
