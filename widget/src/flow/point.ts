import { asciiDigits } from '@melikgazi/mimer-sdk/ascii-digits';
import { textOfLink, writtenIn } from './point-link.ts';

/** A place on the earth, in degrees; `accuracy` is how many metres it may be off. */
export interface Point {
  readonly lat: number;
  readonly lng: number;
  readonly accuracy?: number;
}

/** Six decimals are ten centimetres: more than any telephone knows. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6)) + 0;

/** A point as the form keeps it: `38.7199,35.5057`, or with its accuracy `38.7199,35.5057,20`. */
export const formatPoint = ({ lat, lng, accuracy }: Point): string =>
  [rounded(lat), rounded(lng), ...(accuracy === undefined ? [] : [Math.round(accuracy)])]
    .map(number => number.toFixed(6).replace(/\.?0+$/, ''))
    .join();

const pointOf = (lat: number, lng: number, accuracy?: number): Point | undefined =>
  Math.abs(lat) <= 90 && Math.abs(lng) <= 180
    ? { lat: rounded(lat), lng: rounded(lng), ...(accuracy !== undefined && { accuracy }) }
    : undefined;

const number = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`;
const commaNumber = String.raw`([+-]?\d{1,3},\d+)`;
const separator = String.raw`(?:\s*[,;/]\s*|\s+)`;
const decimals = new RegExp(`^${number}${separator}${number}(?:,(\\d+(?:\\.\\d+)?))?$`);
const commaDecimals = new RegExp(`^${commaNumber}${separator}${commaNumber}$`);

/** "38.7199, 35.5057", also with its accuracy, and "38,7199 35,5057" where the comma is the decimal one. */
const fromDecimals = (match: RegExpExecArray): Point | undefined => {
  const [lat = Number.NaN, lng = Number.NaN, accuracy] = match
    .slice(1)
    .filter(written => written !== undefined)
    .map(written => Number(written.replace(',', '.')));
  return pointOf(lat, lng, accuracy);
};

/** The letters of the four directions in English, Turkish and Arabic; Persian has its own west and south names. */
const latitudeLetters = 'NSKGشج';
const longitudeLetters = 'EWDBقغ';
const negativeLetters = 'SWGBجغ';

const part = String.raw`(\d{1,3}(?:[.,]\d{1,20})?)`;
const angle = new RegExp(
  `([+-])?${part}\\s*[°º˚]?\\s*(?:${part}\\s*['’′]\\s*)?(?:${part}\\s*(?:["”″]|''|’’|′′)\\s*)?`,
  'y',
);

interface Angle {
  readonly degrees: number;
  /** The letter before or after it. */
  readonly direction: string;
}

/** Degrees, minutes and seconds, with a letter before or after: `38°43'11.6"N 35°30'20.5"E`, `N 38.7199 E 35.5057`. */
const anglesIn = (text: string): readonly Angle[] | undefined => {
  const angles: Angle[] = [];
  const letter = new RegExp(`[${latitudeLetters}${longitudeLetters}]`, 'y');
  const gap = /[\s,;]*/y;
  const take = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  let at = 0;
  while (at < text.length) {
    const before = take(letter, at)?.[0] ?? '';
    at += before.length;
    at += take(gap, at)?.[0].length ?? 0;
    const found = take(angle, at);
    if (found === null) return undefined;
    at += found[0].length;
    const [, sign, ...parts] = found;
    const [whole = 0, minutes = 0, seconds = 0] = parts.map(written =>
      Number((written ?? '0').replace(',', '.')),
    );
    if (minutes >= 60 || seconds >= 60) return undefined;
    const after = before === '' ? (take(letter, at)?.[0] ?? '') : '';
    at += after.length;
    at += take(gap, at)?.[0].length ?? 0;
    const direction = before + after;
    const negative = sign === '-' || (direction !== '' && negativeLetters.includes(direction));
    const degrees = whole + minutes / 60 + seconds / 3600;
    angles.push({ degrees: negative ? -degrees : degrees, direction });
  }
  return angles;
};

const fromAngles = (text: string): Point | undefined => {
  const [first, second, ...others] = anglesIn(text.toUpperCase()) ?? [];
  if (first === undefined || second === undefined || others.length > 0) return undefined;
  const isLatitude = ({ direction }: Angle) => direction !== '' && latitudeLetters.includes(direction);
  const isLongitude = ({ direction }: Angle) => direction !== '' && longitudeLetters.includes(direction);
  if (isLatitude(first) && isLatitude(second)) return undefined;
  if (isLongitude(first) && isLongitude(second)) return undefined;
  const swapped = isLongitude(first) || isLatitude(second);
  const [lat, lng] = swapped ? [second, first] : [first, second];
  return pointOf(lat.degrees, lng.degrees);
};

/** What people and maps write around the numbers. */
const names = /\b(?:enlem|boylam|latitude|longitude|lat|lng|lon|koordinat(?:lar)?|konum)\b\s*[:=]?/gi;

const cleaned = (text: string): string =>
  asciiDigits(text)
    .replace(/\p{Cf}/gu, '')
    .replaceAll('٫', '.')
    .replaceAll('،', ',')
    .replaceAll('؛', ';')
    .replaceAll('−', '-')
    .replace(names, ' ')
    .replace(/[()[\]{}]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const fromText = (text: string): Point | undefined => {
  const written = cleaned(text);
  const match = decimals.exec(written) ?? commaDecimals.exec(written);
  return match === null ? fromAngles(written) : fromDecimals(match);
};

/**
 * The point that `text` names, as people type, copy and paste it: decimal degrees with a point or a comma, degrees with
 * minutes and seconds, or a link to it on a map; `undefined` when it names none, or one that is not on the earth.
 */
export const parsePoint = (text: string): Point | undefined => {
  const link = textOfLink(text);
  return fromText(link === undefined ? text : (writtenIn(link) ?? ''));
};
