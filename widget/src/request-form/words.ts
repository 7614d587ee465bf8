import { textOf, type FieldId } from '../flow/answers.ts';
import type { Draft } from '../flow/draft.ts';
import type { Failure } from '../flow/failure.ts';
import { needsMobile, noticesOf } from '../flow/requirements.ts';
import type { FieldProblem } from '../flow/validate.ts';
import type { CommonMessages, FormMessages } from '../locales/messages.ts';

/** The entry of a table that has `key`; what a backend sends is no reason to reach for `constructor`. */
export const entryOf = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** What a question is called. */
export const labelOf = (field: FieldId, draft: Draft, messages: FormMessages): string => {
  const { labels } = messages;
  if (field === 'description' || field === 'service') return messages[field];
  if (field.startsWith('attribute:')) {
    const code = field.slice('attribute:'.length);
    return draft.service?.attributes.find(attribute => attribute.code === code)?.description ?? code;
  }
  if (field.startsWith('notice:')) {
    const id = field.slice('notice:'.length);
    const notice = noticesOf(draft).find(notice => notice.id === id);
    return id === 'general' || notice === undefined ? labels.notice : labels.ownNotice(notice.title);
  }
  if (field === 'phone' && needsMobile(draft)) return labels.mobile;
  const label: unknown = entryOf<unknown>(labels, field);
  return typeof label === 'string' ? label : field;
};

/** What is wrong with an answer, in words: the same inline and in the summary. */
export const wordsOf = (
  { field, code, params }: FieldProblem,
  draft: Draft,
  messages: FormMessages,
): string => {
  const { required, precise, codes } = messages;
  const label = labelOf(field, draft, messages);
  if (code === 'required') {
    if (field.startsWith('notice:')) return required.notice;
    const named: unknown = entryOf<unknown>(required, field);
    return typeof named === 'string' ? named : required.other(label);
  }
  const exact = entryOf<string>(precise, `${field}.${code}`);
  if (exact !== undefined) return exact;
  const general = entryOf<FormMessages['codes']['too_long']>(codes, code) ?? codes.invalid;
  return general(label, params ?? {});
};

/** What stood in the way, in words. */
export const causeOf = ({ code, retryAfter }: Failure, { problems, failure }: CommonMessages): string =>
  [
    entryOf<string>(problems, code) ?? problems.unexpected,
    retryAfter === undefined ? '' : failure.wait(retryAfter),
  ]
    .join(' ')
    .trim();

/** How a channel is called. */
export const channelOf = (draft: Draft, { channels }: FormMessages): string =>
  entryOf<string>(channels, textOf(draft.answers, 'channel')) ?? '';
