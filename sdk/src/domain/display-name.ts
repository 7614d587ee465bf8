import { endings, type MediaType } from './media-types.ts';

const longest = 100;

/** Controls, separators of lines, marks that turn the direction of writing, and halves of characters. */
const unsafe = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** What means something to a file system or a shell of some system. */
const reserved = /[<>:"|?*]/g;

/**
 * The name of a file as it may be shown and saved: without a path and without characters that deceive, at most 100
 * characters, and with an ending that fits what the file is.
 */
export const displayName = (name: string, type: MediaType): string => {
  const clean = name
    .normalize('NFC')
    .replace(unsafe, '')
    .split(/[/\\]/)
    .reduce((_folder, last) => last, '')
    .replace(reserved, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '');
  const stem = (/^(.*)\.[^.]{0,10}$/su.exec(clean)?.[1] ?? clean).replace(/[. ]+$/, '');
  const given = /\.([^.]{0,10})$/u.exec(clean)?.[1]?.toLowerCase();
  const ending = endings[type].find(fitting => fitting === given) ?? endings[type][0];
  const room = longest - ending.length - 1;
  const short = [...(stem === '' ? 'attachment' : stem)].slice(0, room).join('').trimEnd();
  return `${short}.${ending}`;
};
