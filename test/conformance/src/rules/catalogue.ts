import { expectThat } from '../expect.ts';
import type { Rule } from '../rule.ts';
import { choicesOf } from '../submission/choice.ts';

const repeatedIn = (codes: readonly string[]): string | undefined =>
  codes.find((code, index) => codes.indexOf(code) !== index);

const isTimeZone = (timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
};

/** What `GET /` and `GET /services` say must fit together, or no form can be made of it. */
export const catalogueRules: readonly Rule[] = [
  {
    id: 'catalogue/codes',
    section: '§3',
    title: 'No two kinds, services, neighbourhoods or notices share a code',
    run: async ({ jurisdiction: { kinds, neighbourhoods, notices }, services }) => {
      const lists = {
        kind: kinds.map(({ code }) => code),
        service: services.map(({ code }) => code),
        neighbourhood: neighbourhoods.map(({ code }) => code),
        notice: notices.map(({ id }) => id),
      };
      for (const [what, codes] of Object.entries(lists)) {
        const repeated = repeatedIn(codes);
        expectThat(repeated === undefined, `one ${what} a code`, `“${repeated ?? ''}” stands twice`);
      }
      return Promise.resolve();
    },
  },
  {
    id: 'catalogue/names-what-is-there',
    section: '§3',
    title: 'Services name only kinds and notices that are there, and questions only other questions',
    run: async ({ jurisdiction: { kinds, notices }, services }) => {
      for (const { code, kinds: taken = [], notice, attributes } of services) {
        const kind = taken.find(name => !kinds.some(known => known.code === name));
        expectThat(kind === undefined, 'kinds of GET /', `service ${code} names the kind ${kind ?? ''}`);
        expectThat(
          notice === undefined || notices.some(({ id }) => id === notice),
          'a notice of GET /',
          `service ${code} names the notice ${notice ?? ''}`,
        );
        for (const { code: question, datatype, values = [], visibleWhen } of attributes) {
          expectThat(
            visibleWhen === undefined || attributes.some(other => other.code === visibleWhen.code),
            'a question of the same service',
            `${code}/${question} waits for ${visibleWhen?.code ?? ''}`,
          );
          expectThat(
            !datatype.endsWith('valuelist') || values.length > 0,
            'values to choose from',
            `${code}/${question} is a ${datatype} without`,
          );
        }
      }
      return Promise.resolve();
    },
  },
  {
    id: 'catalogue/locale-and-zone',
    section: '§3',
    title: 'The default language is one of the languages, and the time zone is known',
    run: async ({ jurisdiction: { locales, defaultLocale, timeZone } }) => {
      expectThat(locales.includes(defaultLocale), `${defaultLocale} among locales`, 'it is not');
      expectThat(isTimeZone(timeZone), 'a time zone of the IANA list', `it is “${timeZone}”`);
      return Promise.resolve();
    },
  },
  {
    id: 'catalogue/something-to-ask',
    section: '§2',
    title: 'There is a service of the municipality’s own, and a kind that goes with it',
    run: async ({ jurisdiction, services }) => {
      const choices = choicesOf(jurisdiction, services);
      expectThat(choices.length > 0, 'a kind and a service that go together', 'there is no such pair');
      return Promise.resolve();
    },
  },
  {
    id: 'catalogue/capability-data',
    section: '§2',
    title:
      'A capability comes with the data that it needs: limits of files, days to reopen, channels to reply',
    run: async ({ jurisdiction: { attachments, reopenDays, replyChannels }, offers }) => {
      expectThat(
        !offers('attachments') || attachments !== undefined,
        'attachments in GET /, as the capability is named',
        'they are absent',
      );
      expectThat(
        !offers('reopening') || reopenDays !== undefined,
        'reopenDays in GET /, as reopening is named',
        'they are absent',
      );
      expectThat(
        !offers('replyChannel') || replyChannels.length > 0,
        'replyChannels in GET /, as replyChannel is named',
        'there are none',
      );
      return Promise.resolve();
    },
  },
];
