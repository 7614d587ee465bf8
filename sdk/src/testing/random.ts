/** Chance that is the same for the same seed. */
export interface Random {
  /** 0 to `below` - 1. */
  readonly integer: (below: number) => number;
  /** Hexadecimal digits, two a byte. */
  readonly hex: (bytes: number) => string;
  /** A UUID (version 4). */
  readonly uuid: () => string;
}

/** Chance from a seed, by mulberry32: good enough to tell things apart, and no secret. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const integer = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  const hex = (bytes: number): string =>
    Array.from({ length: bytes }, () => integer(256).toString(16).padStart(2, '0')).join('');
  const uuid = (): string => {
    const digits = hex(16);
    const variant = '89ab'.charAt(integer(4));
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
  };
  return { integer, hex, uuid };
};
