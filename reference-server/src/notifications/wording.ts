import { formatPhone } from '@melikgazi/mimer-sdk/phone';
import type { JurisdictionData } from '../jurisdictions/jurisdiction-data.ts';
import {
  dueOf,
  localise,
  type StoredEvent,
  type StoredNotification,
  type StoredRequest,
  unitOf,
} from '@melikgazi/mimer-sdk/domain';
import { fill, type PlaceholderValues } from '../jurisdictions/placeholders.ts';
import type { Localised } from '../jurisdictions/schema.ts';
import type { Templates, Words } from '../jurisdictions/templates-schema.ts';

/** A message in words. */
export interface Wording {
  /** Of an e-mail. */
  readonly subject: string;
  readonly text: string;
  /** The language it is in. */
  readonly locale: string;
}

/** What a message is made of. */
export interface Occasion {
  readonly request: StoredRequest;
  readonly notification: Pick<StoredNotification, 'channel' | 'about'>;
  /** What it tells of; of another request, where the notification is about that one. */
  readonly event: StoredEvent;
  readonly data: JurisdictionData;
  /** `undefined`: nobody may know it. */
  readonly trackingCode: string | undefined;
  readonly trackingUrl: string;
}

/** The words of a message, in the citizen's language; nothing where the municipality has none for such an event. */
export const wordingOf = (occasion: Occasion): Wording | undefined => {
  const { request, notification, event, data } = occasion;
  const { templates, profile } = data;
  const words = wordsFor(templates, notification, event);
  if (words === undefined) return undefined;
  const locale = languageOf(request.reply.locale, data);
  const values = valuesOf(occasion, locale);
  const say = (text: Localised) => fill(localise(text, locale, profile.defaultLocale), values).trim();
  const { channel } = notification;
  const text = say(textFor(channel, words));
  if (text === '') return undefined;
  const isLetter = channel === 'email' || channel === 'post';
  return {
    subject: say(words.subject),
    text: isLetter ? [say(templates.opening), text, say(templates.closing)].join('\n\n') : text,
    locale,
  };
};

const wordsFor = (
  { events, news }: Templates,
  { about }: Pick<StoredNotification, 'about'>,
  { type }: StoredEvent,
): Words | undefined => {
  if (about === undefined) return events[type];
  return type === 'resolved' || type === 'declined' || type === 'transferred' ? news[type] : undefined;
};

const textFor = (channel: StoredNotification['channel'], words: Words): Localised => {
  switch (channel) {
    case 'sms':
      return words.sms;
    case 'whatsapp':
      return words.whatsapp ?? words.text;
    case 'phone':
      return words.phone ?? words.text;
    case 'post':
      return words.post ?? words.text;
    case 'email':
    case 'none':
      return words.text;
  }
};

/** The jurisdiction's language that is the citizen's, or else its own. */
const languageOf = (wanted: string, { profile: { locales, defaultLocale } }: JurisdictionData): string =>
  [wanted, wanted.split('-')[0]].find(locale => locale !== undefined && locales.includes(locale)) ??
  defaultLocale;

const valuesOf = (
  { request, event, data, trackingCode, trackingUrl }: Occasion,
  locale: string,
): PlaceholderValues => {
  const { profile, services, units } = data;
  const say = (text: Localised | undefined, code = '') =>
    text === undefined ? code : localise(text, locale, profile.defaultLocale);
  const unit = event.unit ?? unitOf(request);
  const due = event.due === null ? undefined : (event.due ?? dueOf(request));
  const { institution, reason, text = '' } = event;
  return {
    reference: request.reference,
    trackingCode: trackingCode ?? '',
    trackingUrl,
    service: say(services.get(request.service)?.name, request.service),
    municipality: say(profile.name),
    phone: formatPhone(profile.contact.phone ?? ''),
    text,
    reason: say(profile.declineReasons.find(({ code }) => code === reason)?.name, reason),
    unit: unit === undefined ? '' : say(units.get(unit)?.name, unit),
    institution: [institution?.name, institution?.contact].filter(part => part !== undefined).join(', '),
    dueOn: due === undefined ? '' : dayText(due.on, locale),
  };
};

/** Syrians and Iraqis, nearly all who read Arabic in Türkiye, call November تشرين الثاني; so does the widget. */
const arabicDates = 'ar-SY';

/** A day as people write it, in the Gregorian calendar and European digits whatever the language's habit. */
const dayText = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale === 'ar' ? arabicDates : locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
  }).format(new Date(`${day}T00:00:00Z`));
