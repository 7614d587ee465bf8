/** With one decimal at most, in Latin digits. */
const number = new Intl.NumberFormat('fa-u-nu-latn', { maximumFractionDigits: 1 });

/** A file's size with its unit in words, for Latin letters beside a number change places with it. */
export const kilobytes = (count: number): string =>
  `${number.format(Math.max(1, Math.round(count)))} کیلوبایت`;

/** The same for a greater one. */
export const megabytes = (count: number): string => `${number.format(count)} مگابایت`;
