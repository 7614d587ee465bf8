import { formatPhone } from '@melikgazi/mimer-sdk/phone';
import { localise, pointerOf } from '@melikgazi/mimer-sdk/domain';
import { smsLength } from '../notifications/sms-length.ts';
import type { Mistake } from './consistency.ts';
import type { JurisdictionData } from './jurisdiction-data.ts';
import { fill, isAlwaysThere, placeholders, placeholdersIn, type Placeholder } from './placeholders.ts';
import type { Localised } from './schema.ts';
import type { Words } from './templates-schema.ts';

const file = 'templates.json';

/** The events whose message may carry the tracking code: the first one, and that of a new code. */
const withCode: readonly string[] = ['received', 'codeRenewed'];

interface Rule {
  readonly allowed: readonly Placeholder[];
  /** Why the others are not. */
  readonly reason: string;
}

/** Placeholders that are none, that are not fit for their place, or that may leave nothing of the message. */
export const templateMistakes = (data: JurisdictionData): Mistake[] => {
  const { opening, closing, events, news } = data.templates;
  const letter: Rule = {
    allowed: ['reference', 'trackingUrl', 'municipality', 'phone'],
    reason: 'is the same in all letters',
  };
  return [
    ...textMistakes('/opening', opening, letter, data),
    ...textMistakes('/closing', closing, letter, data),
    ...Object.entries(events).flatMap(([type, words]) =>
      wordsMistakes(pointerOf(['events', type]), words, withCode.includes(type), data),
    ),
    ...Object.entries(news).flatMap(([type, words]) =>
      wordsMistakes(pointerOf(['news', type]), words, false, data),
    ),
  ];
};

const wordsMistakes = (
  path: string,
  words: Words,
  mayHaveCode: boolean,
  data: JurisdictionData,
): Mistake[] => {
  const except = (...names: Placeholder[]) => placeholders.filter(name => !names.includes(name));
  const byMachine: Rule = mayHaveCode
    ? { allowed: placeholders, reason: '' }
    : { allowed: except('trackingCode'), reason: 'goes out with the first message and with a new code only' };
  const byPerson: Rule = {
    allowed: except('trackingCode'),
    reason: 'would be seen by whoever calls or prints; give “phone” and “post” words without it',
  };
  const short: Rule = {
    allowed: [
      'reference',
      ...(mayHaveCode ? (['trackingCode'] as const) : []),
      'service',
      'municipality',
      'phone',
    ],
    reason: 'does not belong into a text message',
  };
  const title: Rule = {
    allowed: ['reference', 'service', 'municipality'],
    reason: 'does not belong into a subject',
  };
  const { sms, subject, text, whatsapp, phone, post } = words;
  const isReadOut = phone === undefined || post === undefined;
  return [
    ...textMistakes(`${path}/sms`, sms, short, data),
    ...smsMistakes(`${path}/sms`, sms, data),
    ...textMistakes(`${path}/subject`, subject, title, data),
    ...textMistakes(`${path}/text`, text, isReadOut ? byPerson : byMachine, data),
    ...(whatsapp === undefined ? [] : textMistakes(`${path}/whatsapp`, whatsapp, byMachine, data)),
    ...(phone === undefined ? [] : textMistakes(`${path}/phone`, phone, byPerson, data)),
    ...(post === undefined ? [] : textMistakes(`${path}/post`, post, byPerson, data)),
  ];
};

const textMistakes = (
  path: string,
  text: Localised,
  { allowed, reason }: Rule,
  { profile }: JurisdictionData,
): Mistake[] =>
  Object.entries(text).flatMap(([locale, template]) => {
    const { known, unknown } = placeholdersIn(template);
    const reasons = unknown.map(name => `“${name}” is no placeholder; there are ${placeholders.join(', ')}`);
    for (const name of new Set(known)) if (!allowed.includes(name)) reasons.push(`{${name}} ${reason}`);
    if (known.includes('phone') && profile.contact.phone === undefined)
      reasons.push('{phone} has no value: jurisdiction.json names no telephone');
    const isNeverEmpty = template
      .split('\n')
      .some(line => line.trim() !== '' && placeholdersIn(line).known.every(isAlwaysThere));
    if (!isNeverEmpty)
      reasons.push('may be left empty: it has no line whose placeholders always have a value');
    return reasons.map(reason => ({ file, path: path + pointerOf([locale]), reason }));
  });

/** A text message with the longest names that this municipality has must fit into the parts it wants to pay for. */
const smsMistakes = (path: string, text: Localised, data: JurisdictionData): Mistake[] => {
  const { profile, services, templates } = data;
  const { smsParts = 1 } = templates;
  return Object.entries(text).flatMap(([locale, template]) => {
    const say = (name: Localised) => localise(name, locale, profile.defaultLocale);
    const names = template.includes('{service}') ? [...services.values()].map(({ name }) => say(name)) : [''];
    const lengths = names.map(service =>
      smsLength(
        fill(template, {
          reference: '2026-0000000-0',
          trackingCode: '0000000000',
          service,
          municipality: say(profile.name),
          phone: formatPhone(profile.contact.phone ?? ''),
        }),
      ),
    );
    const tooLong = lengths.find(({ parts }) => parts > smsParts);
    if (tooLong === undefined) return [];
    const { units, encoding, parts, mostInOnePart } = tooLong;
    return [
      {
        file,
        path: path + pointerOf([locale]),
        reason: `may have ${units} characters (${encoding}: ${mostInOnePart} in one message), which makes ${parts} messages; allowed are ${smsParts}`,
      },
    ];
  });
};
