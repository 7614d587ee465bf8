/**
 * How a mobile network carries a text: in 7-bit characters (GSM 03.38) where all of them are in its alphabet, and else
 * in UCS-2, 16 bits each. One letter such as `ş` makes the whole message UCS-2.
 */
export interface SmsLength {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Septets or 16-bit units, as the encoding counts. */
  readonly units: number;
  /** How many messages it takes and is paid for. */
  readonly parts: number;
  /** Units that a text of one part may have. */
  readonly mostInOnePart: number;
}

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Each takes an escape before it. */
const extension = new Set('\f^{}\\[~]|€');

/** Units in a single message, and in each of several, which carry a header of six bytes. */
const capacities = { 'GSM-7': { single: 160, joined: 153 }, 'UCS-2': { single: 70, joined: 67 } } as const;

/** The length of a text message as the network counts it. */
export const smsLength = (text: string): SmsLength => {
  const characters = Array.from(text);
  const isGsm = characters.every(character => basic.has(character) || extension.has(character));
  const encoding = isGsm ? 'GSM-7' : 'UCS-2';
  const widths = characters.map(character => (isGsm ? (extension.has(character) ? 2 : 1) : character.length));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { single, joined } = capacities[encoding];
  return {
    encoding,
    units,
    parts: units <= single ? 1 : partsOf(widths, joined),
    mostInOnePart: single,
  };
};

/** A character of two units stays in one part, so that a part may end one unit early. */
const partsOf = (widths: readonly number[], capacity: number): number => {
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > capacity) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
};
