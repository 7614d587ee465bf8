import { isApiError, isConnectionError } from '@melikgazi/mimer-sdk';
import words from './words.json' with { type: 'json' };

// What every part of the page works with.

/** Puts a fresh copy of a template into `place`, with these texts in its fields. */
export const stamp = (place, template, fields = {}) => {
  place.replaceChildren(document.getElementById(`${template}-template`).content.cloneNode(true));
  for (const [name, text] of Object.entries(fields))
    place.querySelector(`[data-field=${name}]`).textContent = text;
};
export const element = (tag, text, ...children) => {
  const made = Object.assign(document.createElement(tag), { textContent: text });
  made.append(...children);
  return made;
};
export const say = (name, values = {}) =>
  words.said[name].replaceAll(/\{(\w+)\}/g, (_, value) => values[value]);
export const joined = (parts, by = ' · ') => parts.filter(Boolean).join(by);
export const membersOf = pointers =>
  joined(
    pointers.map(pointer => words.members[pointer] ?? pointer),
    ', ',
  );

/** What went wrong, for an operator. */
export const sentenceFor = error => {
  if (isConnectionError(error)) return words.problems.unavailable;
  if (!isApiError(error)) throw error;
  const { code, fields } = error;
  return (
    words.problems[code] ??
    say('refused', { members: membersOf(fields.map(({ pointer }) => pointer)) || code })
  );
};

const format = options => at => new Intl.DateTimeFormat('tr', options).format(new Date(at));
export const moment = (at, timeZone) => format({ dateStyle: 'medium', timeStyle: 'short', timeZone })(at);
/** When an answer is due; a day is written the same in every time zone. */
export const dueOf = dueOn =>
  dueOn && say('due', { day: format({ dateStyle: 'long', timeZone: 'UTC' })(dueOn) });
